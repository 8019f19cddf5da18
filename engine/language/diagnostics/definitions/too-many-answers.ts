import { define } from '../define.ts';

export default define({
  code: 'too-many-answers',
  severity: 'advice',
  family: 'shape',
  title: {
    'zh-CN': '选项太多',
    en: 'Too many answers',
  },
  meaning: {
    'zh-CN': '读到第九个选项，客户已经忘了第一个。',
    en: 'When the ninth answer is read out the first is forgotten.',
  },
  message: {
    'zh-CN': '“{step}”有 {count} 个选项，最多 {most} 个才记得住。',
    en: '"{step}" has {count} answers; nobody keeps more than {most} in mind.',
  },
  mend: {
    'zh-CN': '先问大类，再问小类。',
    en: 'Ask for the kind first, then for which of that kind.',
  },
  bad: {
    files: {
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
otherwise: to-media
steps:
  device:
    fact: device
    next: {windows: camera-app, else: to-media}
  camera-app:
    test: 请打开 Windows 自带的“相机”。
    ask: 里面是什么样？
    answers: {a: 一, b: 二, c: 三, d: 四, e: 五, f: 六, g: 七, h: 八, i: 九}
    next: {b: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:8:3',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'answers: {a: 一, b: 二, c: 三, d: 四, e: 五, f: 六, g: 七, h: 八, i: 九}',
    right: 'answers: {a: 一, b: 二, c: 三, d: 四, e: 五, f: 六, g: 七, h: 八}',
  },
});

import { define } from '../define.ts';

export default define({
  code: 'yaml-syntax',
  severity: 'error',
  title: {
    'zh-CN': 'YAML 写法有误',
    en: 'Not valid YAML',
  },
  meaning: {
    'zh-CN': '文件要按 YAML 的规则写：同一层的行缩进一样，每一行是“键: 值”。读不懂的文件，里面其他问题也看不到。',
    en: 'Files follow the rules of YAML: lines of one level are indented alike, each is `key: value`. What else is wrong in the file can only be seen when it can be read.',
  },
  message: {
    'zh-CN': '读不懂：{problem}。',
    en: 'This cannot be read: {problem}.',
  },
  mend: {
    'zh-CN': '对照上下几行，把缩进和冒号改成一样的写法。',
    en: 'Compare with the lines around it and write indentation and colon alike.',
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
    里面是什么样？
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:10:5',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: '里面是什么样？',
    right: 'ask: 里面是什么样？',
  },
});

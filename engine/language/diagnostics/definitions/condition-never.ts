import { define } from '../define.ts';

export default define({
  code: 'condition-never',
  severity: 'warning',
  title: {
    'zh-CN': '永远不成立的条件',
    en: 'A condition that never holds',
  },
  meaning: {
    'zh-CN': '走到这里时，已经知道的情况总是和这个条件相反，所以它后面的内容谁也看不到。',
    en: 'Whatever is known on the way here contradicts this condition, so that what stands behind it is never seen.',
  },
  message: {
    'zh-CN': '“{step}”这里的条件永远不会成立。',
    en: 'The condition at "{step}" can never hold here.',
  },
  mend: {
    'zh-CN': '改正条件，或者删掉它和它后面的内容。',
    en: 'Correct the condition, or delete it with what stands behind it.',
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
    when: {device: phone}
    test: 请打开 Windows 自带的“相机”。
    ask: 里面是什么样？
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:9:11',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: `camera-app:
    when: {device: phone}`,
    right: 'camera-app:',
  },
});

import { define } from '../define.ts';

export default define({
  code: 'cycle',
  severity: 'error',
  title: {
    'zh-CN': '兜圈子',
    en: 'A circle',
  },
  meaning: {
    'zh-CN':
      '步骤、调用和“/树”不能绕回来：不然一次通话可能永远走不到结局。要再试一次，就写成第二个步骤，或者由客服按“返回”。',
    en: 'Steps, calls and `/tree` may not lead back: a session could then go round for ever. To try again, write a second step, or let the agent go back.',
  },
  message: {
    'zh-CN': '这里绕了一圈：{path}。',
    en: 'This goes round in a circle: {path}.',
  },
  mend: {
    'zh-CN': '把最后一步引向别处，或者另写一个步骤。',
    en: 'Let the last of these steps go elsewhere, or write another step to go on to.',
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
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: look-again}
  look-again:
    ask: 重新进一次课堂，现在有画面吗？
    answers: {picture: 有了, black: 还是黑的}
    next: {black: camera-app, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:13:3',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'next: {black: camera-app, else: to-media}',
    right: 'next: {black: close-others, else: to-media}',
  },
});

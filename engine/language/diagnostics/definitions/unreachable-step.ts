import { define } from '../define.ts';

export default define({
  code: 'unreachable-step',
  severity: 'warning',
  title: {
    'zh-CN': '走不到的步骤',
    en: 'A step that nothing leads to',
  },
  meaning: {
    'zh-CN': '没有任何一步通向它，所以谁也不会被问到。多半是改了别处的 next，忘了这一步。',
    en: 'No way leads to it, so nobody is ever asked. Mostly a `next` was changed elsewhere and this step was forgotten.',
  },
  message: {
    'zh-CN': '没有哪一步会走到“{step}”。',
    en: 'Nothing leads to "{step}".',
  },
  mend: {
    'zh-CN': '在应该来这里的步骤的 next 里写上它，或者删掉它。',
    en: 'Name it in the `next` of the step that should come here, or delete it.',
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
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
  use-phone:
    do: 请先用手机进课堂。
    works-around: true
`,
    },
    at: 'camera-black.yaml:16:3',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'next: {busy: close-others, else: to-media}',
    right: 'next: {busy: close-others, else: use-phone}',
  },
});

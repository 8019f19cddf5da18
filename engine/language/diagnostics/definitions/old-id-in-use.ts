import { define } from '../define.ts';

export default define({
  code: 'old-id-in-use',
  severity: 'error',
  title: {
    'zh-CN': '用了改名前的 id',
    en: 'An old id is still used',
  },
  meaning: {
    'zh-CN': '这个 id 在 renames 里已经改名，新写的内容要用现在的名字。',
    en: 'renames says that this id is called something else now; what is written today uses the present one.',
  },
  message: {
    'zh-CN': '“{old}”现在叫“{now}”。',
    en: '{old} is called {now} now.',
  },
  mend: {
    'zh-CN': '改成“{now}”。',
    en: 'Write {now}.',
  },
  fix: '{now}',
  bad: {
    files: {
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
otherwise: to-media
renames:
  steps: {quit-others: close-others}
steps:
  device:
    fact: device
    next: {windows: camera-app, else: to-media}
  camera-app:
    test: 请打开 Windows 自带的“相机”。
    ask: 里面是什么样？
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: quit-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:14:18',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'next: {busy: quit-others, else: to-media}',
    right: 'next: {busy: close-others, else: to-media}',
  },
});

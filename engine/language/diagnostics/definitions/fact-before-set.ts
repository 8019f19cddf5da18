import { define } from '../define.ts';

export default define({
  code: 'fact-before-set',
  severity: 'warning',
  title: {
    'zh-CN': '还不知道就用了',
    en: 'A fact used before it can be known',
  },
  meaning: {
    'zh-CN': '走到这里之前没有哪一步会问到或得知这个情况，所以条件总当它不知道，文字里只显示“…”。',
    en: 'No step before this one asks for the fact or sets it, so a condition takes it as unknown and a text shows “…” in its place.',
  },
  message: {
    'zh-CN': '这里用到了“{fact}”，可是在这之前没有哪一步会知道它。',
    en: '"{fact}" is used here, but no step before this one can have set it.',
  },
  mend: {
    'zh-CN': '先问它（例如写进 needs），或者给这个事实写上 given: true。',
    en: 'Ask for it first (for instance in `needs`), or say `given: true` at the fact where a ticket system hands it in.',
  },
  bad: {
    files: {
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
otherwise: to-media
steps:
  camera-app:
    when: {device: windows}
    test: 请打开 Windows 自带的“相机”。
    ask: 里面是什么样？
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: device}
  device:
    fact: device
    next: {windows: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:6:11',
  },
  good: {
    files: {
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
needs: [device]
otherwise: to-media
steps:
  camera-app:
    when: {device: windows}
    test: 请打开 Windows 自带的“相机”。
    ask: 里面是什么样？
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
  },
});

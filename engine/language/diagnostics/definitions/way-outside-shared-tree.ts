import { define } from '../define.ts';

export default define({
  code: 'way-outside-shared-tree',
  severity: 'error',
  title: {
    'zh-CN': 'way 只能写在共用的树里',
    en: 'A way outside a shared tree',
  },
  meaning: {
    'zh-CN': 'way 把结果交还给用它的树；没有 ways 的树不会被别的树用。',
    en: 'way hands back to a caller; a tree without ways has none.',
  },
  message: {
    'zh-CN': '这棵树没有 ways，不能以“{way}”收尾。',
    en: 'This tree has no ways, so it cannot end with {way}.',
  },
  mend: {
    'zh-CN': '改成一个结局；要做成共用的树，就在开头写 ways。',
    en: 'Use an end; or, for a shared tree, name its ways at the top.',
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
    next: {busy: close-others, else: seen}
  seen: {way: works}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:13:15',
  },
  good: {
    files: {},
  },
});

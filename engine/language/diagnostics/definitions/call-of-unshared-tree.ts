import { define } from '../define.ts';

export default define({
  code: 'call-of-unshared-tree',
  severity: 'error',
  title: {
    'zh-CN': 'use 了一棵不共用的树',
    en: 'use of a tree that is not shared',
  },
  meaning: {
    'zh-CN': '只有写了 ways 的树才能用 use：别的树走到结局就结束了，不会回来。',
    en: 'Only a tree with ways can be used: any other ends and does not come back.',
  },
  message: {
    'zh-CN': '“{tree}”不是共用的树。',
    en: '{tree} is not a shared tree.',
  },
  mend: {
    'zh-CN': '要走过去不回来，写 next: /{tree}；要用完回来，给那棵树写上 ways。',
    en: 'To go there for good, write next: /{tree}; to come back, give that tree ways.',
  },
  bad: {
    files: {
      'light.yaml': `tree: light
title: 指示灯
otherwise: to-media
steps:
  look-light:
    ask: 指示灯亮吗？
    answers: {lit: 亮, dark: 不亮}
    next: {lit: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
otherwise: to-media
steps:
  device:
    fact: device
    next: {windows: light, else: to-media}
  light:
    use: light
    next: camera-app
  camera-app:
    test: 请打开 Windows 自带的“相机”。
    ask: 里面是什么样？
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:9:10',
  },
  good: {
    files: {
      'hotspot-test.yaml': `tree: hotspot-test
title: 热点测试
ways: [works, fails]
steps:
  try-hotspot:
    ask: 换成手机热点以后好了吗？
    answers: {better: 好了, same: 没有变化}
    next: {better: good, else: bad}
  good: {way: works}
  bad: {way: fails}
`,
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
otherwise: to-media
steps:
  device:
    fact: device
    next: {windows: hotspot, else: to-media}
  hotspot:
    use: hotspot-test
    next: {works: camera-app, fails: to-media}
  camera-app:
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

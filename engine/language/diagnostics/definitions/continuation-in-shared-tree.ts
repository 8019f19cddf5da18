import { define } from '../define.ts';

export default define({
  code: 'continuation-in-shared-tree',
  severity: 'error',
  title: {
    'zh-CN': '共用的树只能用 use 进出',
    en: 'A shared tree is entered and left by its ways',
  },
  meaning: {
    'zh-CN': '共用的树要交还给用它的树：里面不能用“/树”走开，别的树也不能用“/树”走进来，入口树也不能是它。',
    en: 'A shared tree hands back to the tree that uses it: it is not left by /tree, not entered by /tree, and is no front door.',
  },
  message: {
    'zh-CN': '这里不能写“{target}”。',
    en: '{target} cannot stand here.',
  },
  mend: {
    'zh-CN': '在共用的树里用 way 交还；在别的树里用 use 进去。',
    en: 'Hand back with way inside a shared tree; go into one with use.',
  },
  bad: {
    files: {
      'hotspot-test.yaml': `tree: hotspot-test
title: 热点测试
ways: [works]
steps:
  try-hotspot:
    ask: 换成手机热点以后好了吗？
    answers: {better: 好了, same: 没有变化}
    next: {better: good, else: /camera-black}
  good: {way: works}
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
    at: 'hotspot-test.yaml:8:32',
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

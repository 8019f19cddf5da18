import { define } from '../define.ts';

export default define({
  code: 'end-in-shared-tree',
  severity: 'error',
  title: {
    'zh-CN': '共用的树里不能结束',
    en: 'An end in a shared tree',
  },
  meaning: {
    'zh-CN': '共用的树要把结果交还给用它的树，所以只能以 way 收尾。',
    en: 'A shared tree hands back to the tree that uses it, so it ends only with way.',
  },
  message: {
    'zh-CN': '共用的树不能走到结局“{end}”。',
    en: 'A shared tree cannot lead to the end {end}.',
  },
  mend: {
    'zh-CN': '改成 way 步骤，由用它的树决定怎么结束。',
    en: 'Use a step with way; the tree that uses it decides how to end.',
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
    next: {better: good, else: to-media}
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

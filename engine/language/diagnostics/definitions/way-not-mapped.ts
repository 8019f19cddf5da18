import { define } from '../define.ts';

export default define({
  code: 'way-not-mapped',
  severity: 'error',
  title: {
    'zh-CN': '有一条出路没有去处',
    en: 'A way is not mapped',
  },
  meaning: {
    'zh-CN': '用共用的树时，它的每条出路都要说清去哪里。',
    en: 'Whoever uses a shared tree says where each of its ways leads.',
  },
  message: {
    'zh-CN': '“{tree}”的出路“{way}”没有去处。',
    en: 'Nothing says where {way} of {tree} leads.',
  },
  mend: {
    'zh-CN': '在 next 里补上它，或者补上 else。',
    en: 'Add it to next, or add else.',
  },
  bad: {
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
    next: {works: camera-app}
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
    at: 'camera-black.yaml:10:11',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'next: {works: camera-app}',
    right: 'next: {works: camera-app, fails: to-media}',
  },
});

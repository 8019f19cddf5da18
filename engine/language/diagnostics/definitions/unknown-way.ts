import { define } from '../define.ts';

export default define({
  code: 'unknown-way',
  severity: 'error',
  title: {
    'zh-CN': '没有这条出路',
    en: 'An unknown way',
  },
  meaning: {
    'zh-CN': '共用的树在 ways 里说明有哪几条出路，这一条不在里面。',
    en: 'A shared tree names its ways under ways; this one is not among them.',
  },
  message: {
    'zh-CN': '“{tree}”没有“{way}”这条出路。',
    en: '{tree} has no way {way}.',
  },
  mend: {
    'zh-CN': '{suggestion}改成 ways 里的一条，或者在 ways 里补上。',
    en: '{suggestion} Name one of its ways, or add it under ways.',
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
    next: {works: camera-app, fails: to-media, broken: to-media}
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
    at: 'camera-black.yaml:10:48',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'next: {works: camera-app, fails: to-media, broken: to-media}',
    right: 'next: {works: camera-app, fails: to-media}',
  },
});

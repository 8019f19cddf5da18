import { define } from '../define.ts';

export default define({
  code: 'unreachable-tree',
  severity: 'warning',
  title: {
    'zh-CN': '走不到的树',
    en: 'A tree that nothing leads to',
  },
  meaning: {
    'zh-CN': '没有别的树调用它或接着走它，它自己也没有关键词可搜，所以永远用不上。',
    en: 'No tree calls it or goes on in it, and it has no keywords to be found by, so it is never used.',
  },
  message: {
    'zh-CN': '没有哪棵树会走到“{tree}”，搜也搜不到。',
    en: 'Nothing leads to the tree "{tree}", and it cannot be found by keywords.',
  },
  mend: {
    'zh-CN': '用 use 调用它、用“/树”接着走它、给它写上 keywords、不放在 hide 里，或者删掉它。',
    en: 'Call it with `use`, go on in it with `/tree`, give it keywords, take it out of `hide`, or delete it.',
  },
  bad: {
    files: {
      'song-test.yaml': `tree: song-test
title: 放一首歌试试
ways: [works, fails]
steps:
  play:
    ask: 点一下“试听”，听得到歌声吗？
    answers: {hears: 听得到, silent: 听不到}
    next: {hears: works, else: fails}
  works: {way: works}
  fails: {way: fails}
`,
    },
    at: 'song-test.yaml:1:7',
  },
  good: {
    files: {
      'song-test.yaml': `tree: song-test
title: 放一首歌试试
ways: [works, fails]
steps:
  play:
    ask: 点一下“试听”，听得到歌声吗？
    answers: {hears: 听得到, silent: 听不到}
    next: {hears: works, else: fails}
  works: {way: works}
  fails: {way: fails}
`,
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
otherwise: to-media
steps:
  device:
    fact: device
    next: {windows: song, else: to-media}
  song:
    use: song-test
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

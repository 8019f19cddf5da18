import { define } from '../define.ts';

export default define({
  code: 'repeated-call',
  severity: 'warning',
  title: {
    'zh-CN': '同一棵共用的树走两遍',
    en: 'The same shared tree twice',
  },
  meaning: {
    'zh-CN': '走到这里的每条路上都已经走过这棵共用的树，中间又没有任何变化（changes），结果只会一样。',
    en: 'On every way here this shared tree has been gone through, and nothing has changed since (no `changes`): it can only come out the same.',
  },
  message: {
    'zh-CN': '“{step}”又走一遍“{tree}”，可是从“{first}”到这里没有任何变化。',
    en: '"{step}" goes through "{tree}" again, and nothing has changed since "{first}".',
  },
  mend: {
    'zh-CN': '用第一次的结果分路，或者在中间的步骤里写 changes。',
    en: 'Divide the ways by the outcome of the first call, or say what has changed with `changes` at a step between them.',
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
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
otherwise: to-media
steps:
  song:
    use: song-test
    next: {works: camera-app, fails: song-again}
  song-again:
    use: song-test
    next: {works: camera-app, fails: device}
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
`,
    },
    at: 'camera-black.yaml:8:3',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: `use: song-test
    next: {works: camera-app, fails: song-again}
  song-again:
    use: song-test`,
    right: 'use: song-test',
  },
});

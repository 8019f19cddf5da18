import { define } from '../define.ts';

export default define({
  code: 'way-never-taken',
  severity: 'warning',
  title: {
    'zh-CN': '从不走的出路',
    en: 'A way that is never taken',
  },
  meaning: {
    'zh-CN': '这棵共用的树说它会这样结束，可是没有哪一步走到这里。调用它的树都要为这条出路写去向，却永远用不上。',
    en: 'The shared tree says that it may end so, but no step of it does. Every caller has to map the way for nothing.',
  },
  message: {
    'zh-CN': '“{tree}”从来不会以“{way}”结束。',
    en: '"{tree}" never ends with "{way}".',
  },
  mend: {
    'zh-CN': '加一个 way: … 的步骤并引向它，或者从 ways 里删掉。',
    en: 'Add a step with `way` and lead to it, or take the way out of `ways`.',
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
    next: {hears: works, else: louder}
  louder: {tell: 请把声音开大一点。, next: works}
  works: {way: works}
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
    at: 'song-test.yaml:3:15',
  },
  good: {
    file: 'song-test.yaml',
    wrong: `next: {hears: works, else: louder}
  louder: {tell: 请把声音开大一点。, next: works}
  works: {way: works}`,
    right: `next: {hears: works, else: fails}
  works: {way: works}
  fails: {way: fails}`,
  },
});

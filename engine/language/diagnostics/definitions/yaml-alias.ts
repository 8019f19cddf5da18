import { define } from '../define.ts';

export default define({
  code: 'yaml-alias',
  severity: 'error',
  title: {
    'zh-CN': '用了 YAML 的锚点',
    en: 'An anchor or alias',
  },
  meaning: {
    'zh-CN': 'YAML 的 & 和 * 能把一段内容用在两处。树语言不用它：请把共用的写成包里的事实、答案组、结束或共用树。',
    en: 'YAML can use a piece twice with & and *. The tree language does not: write what is shared as a fact, answer list, end or shared tree.',
  },
  message: {
    'zh-CN': '{name} 是 YAML 的锚点或引用，这里不能用。',
    en: '{name} is an anchor or alias of YAML, which has no place here.',
  },
  mend: {
    'zh-CN': '把内容原样再写一遍；如果是文字，另起一行写在 | 后面。',
    en: 'Write the content out again; if it is a text, put it on a line of its own after |.',
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
    ask: *question
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:10:10',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'ask: *question',
    right: 'ask: 里面是什么样？',
  },
});

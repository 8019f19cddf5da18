import { define } from '../define.ts';

export default define({
  code: 'repeated-repair',
  severity: 'warning',
  title: {
    'zh-CN': '同一个办法做两遍',
    en: 'The same repair twice',
  },
  meaning: {
    'zh-CN': '走到这里的每条路上都已经做过一模一样的办法，中间又没有任何变化（changes）。客户会觉得我们没在听。',
    en: 'On every way here the very same repair has been done, and nothing has changed since (no `changes`). The customer feels that nobody listens.',
  },
  message: {
    'zh-CN': '“{step}”和“{first}”是同一个办法，中间没有任何变化。',
    en: '"{step}" does the same as "{first}", and nothing has changed between them.',
  },
  mend: {
    'zh-CN': '删掉一个；如果重做是有道理的，在中间的步骤里写 changes，或者用 fact 记住结果。',
    en: 'Delete one; where doing it again makes sense, say what has changed with `changes` at a step between them, or remember the outcome with `fact`.',
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
    next: {busy: fixes, else: to-media}
  fixes:
    try:
      close-others:
        do: 请退出 QQ、微信、腾讯会议。
        repairs: camera-used
      close-again:
        do: 请退出 QQ、微信、腾讯会议。
        repairs: camera-used
`,
    },
    at: 'camera-black.yaml:18:7',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: `close-again:
        do: 请退出 QQ、微信、腾讯会议。
        repairs: camera-used`,
    right: `restart:
        do: 请重新启动电脑。
        repairs: camera-used
        minutes: 3
        meanwhile: 请先用手机把课讲下去。`,
  },
});

import { define } from '../define.ts';

export default define({
  code: 'yaml-comma-cut',
  severity: 'error',
  title: {
    'zh-CN': '半角逗号把一句话切成两半',
    en: 'A comma cut a sentence in two',
  },
  meaning: {
    'zh-CN': '{…} 里的半角逗号是各项的分隔，所以一句话里的半角逗号会把后半句变成没有值的键。',
    en: 'Inside {…} a half-width comma divides the items, so that one inside a sentence makes a key without a value of its second half.',
  },
  message: {
    'zh-CN': '“{rest}”没有冒号和值：多半是一句话被半角逗号切断了。',
    en: '"{rest}" has no colon and value: most likely a comma cut a sentence.',
  },
  mend: {
    'zh-CN': '把每一项另起一行写；句子里用全角“，”。',
    en: 'Write each item on a line of its own.',
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
    answers: {picture: 有画面, 很清楚, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:11:29',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'answers: {picture: 有画面, 很清楚, busy: 提示被占用}',
    right: `answers:
      picture: 有画面，很清楚
      busy: 提示被占用`,
  },
});

import { define } from '../define.ts';

export default define({
  code: 'yaml-comment-cut',
  severity: 'error',
  title: {
    'zh-CN': '# 后面的字被当成注释',
    en: '# cut a text',
  },
  meaning: {
    'zh-CN': '空格加 # 是注释的开始，它后面的字没有人看得到。',
    en: 'A space and # begin a comment, and nobody sees what stands behind it.',
  },
  message: {
    'zh-CN': '从 # 起被当成注释，“{rest}”不会显示。',
    en: 'From # on this is a comment; "{rest}" is not shown.',
  },
  mend: {
    'zh-CN': '写一个 |，换一行再写这段文字；真是注释的话，# 后面加一个空格。',
    en: 'Write |, and the text on the next line, indented. For a comment put a space behind #.',
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
    ask: 请按 #1 键，里面是什么样？
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:10:13',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'ask: 请按 #1 键，里面是什么样？',
    right: `ask: |
      请按 #1 键，里面是什么样？`,
  },
});

import { define } from '../define.ts';

export default define({
  code: 'yaml-indent',
  severity: 'error',
  title: {
    'zh-CN': '缩进不对',
    en: 'A line that is indented wrongly',
  },
  meaning: {
    'zh-CN': '缩进告诉程序哪一行属于哪一行。同一层的行，前面的空格一样多。',
    en: 'Indentation tells which line belongs to which. Lines of one level begin with the same number of spaces.',
  },
  message: {
    'zh-CN': '这一行前面有 {found} 个空格，看上去应该是 {wanted} 个。',
    en: 'This line begins with {found} spaces; by the lines around it, it should be {wanted}.',
  },
  mend: {
    'zh-CN': '把前面的空格改成这个数，和同一层的其他行对齐。',
    en: 'Begin it with that many spaces, in line with the others of its level.',
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
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:10:4',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: '   ask: 里面是什么样？',
    right: '    ask: 里面是什么样？',
  },
});

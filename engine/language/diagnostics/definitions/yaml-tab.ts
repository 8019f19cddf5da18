import { define } from '../define.ts';

export default define({
  code: 'yaml-tab',
  severity: 'error',
  title: {
    'zh-CN': '用 Tab 缩进',
    en: 'A tab as indentation',
  },
  meaning: {
    'zh-CN': '缩进告诉程序哪一行属于哪一行。YAML 的缩进只能用空格，因为 Tab 在每个编辑器里宽度不同。',
    en: 'Indentation tells which line belongs to which. YAML allows only spaces for it, because a tab has another width in every editor.',
  },
  message: {
    'zh-CN': '这一行的缩进里有 Tab。',
    en: 'This line is indented with a tab.',
  },
  mend: {
    'zh-CN': '把缩进里的 Tab 都换成空格，每层两个。',
    en: 'Put spaces in place of all tabs, two a level.',
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
\task: 里面是什么样？
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:10:1',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: '	ask: 里面是什么样？',
    right: '    ask: 里面是什么样？',
  },
});

import { define } from '../define.ts';

export default define({
  code: 'yaml-conflict',
  severity: 'error',
  title: {
    'zh-CN': '合并留下的标记',
    en: 'Marks of a merge',
  },
  meaning: {
    'zh-CN': '两个人改了同样几行，合并工具把两种写法都留在文件里，用 <<<<<<<、=======、>>>>>>> 隔开，等人来选。',
    en: 'Two people changed the same lines, and the tool that merges files left both versions between <<<<<<<, ======= and >>>>>>> for somebody to choose.',
  },
  message: {
    'zh-CN': '这里有合并留下的标记，两种写法还没有选。',
    en: 'A merge left its marks here: nobody has chosen between the two versions.',
  },
  mend: {
    'zh-CN': '留下要的那几行，把另外几行和 <<<<<<<、=======、>>>>>>> 这些标记都删掉。',
    en: 'Keep the lines you want; delete the others, and the marks <<<<<<<, ======= and >>>>>>>.',
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
<<<<<<< HEAD
    ask: 里面是什么样？
=======
    ask: 您看到什么？
>>>>>>> words
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
    wrong: '<<<<<<< HEAD\n    ask: 里面是什么样？\n=======\n    ask: 您看到什么？\n>>>>>>> words',
    right: '    ask: 里面是什么样？',
  },
});

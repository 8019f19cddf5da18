import { define } from '../define.ts';

export default define({
  code: 'tree-not-as-file',
  severity: 'error',
  title: {
    'zh-CN': '树的 id 和文件名对不上',
    en: 'A tree that is not called what its file is',
  },
  meaning: {
    'zh-CN': '别处提到的是文件名，文件里写的却是差一点的另一个 id，所以那里找不到这棵树。',
    en: 'Something refers to the tree by the name of its file, but the file says another id that is much like it, so that the tree is not found.',
  },
  message: {
    'zh-CN': '文件名是“{name}”，这里写的是“{tree}”，而别处找的是“{name}”。',
    en: 'The file is called {name}, this says {tree}, and elsewhere {name} is looked for.',
  },
  mend: {
    'zh-CN': '是不是想写 {name}？两处写成一样。',
    en: 'Did you mean {name}? Call both the same.',
  },
  bad: {
    files: {
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
otherwise: to-media
steps:
  device:
    fact: device
    next: {windows: /camera-taken, else: to-media}
`,
      'camera-taken.yaml': `tree: camera-takn
title: 摄像头被占用
otherwise: to-media
steps:
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-taken.yaml:1:7',
  },
  good: {
    file: 'camera-taken.yaml',
    wrong: 'tree: camera-takn',
    right: 'tree: camera-taken',
  },
});

import { define } from '../define.ts';

export default define({
  code: 'fact-never-used',
  severity: 'warning',
  title: {
    'zh-CN': '没有用到的事实',
    en: 'A fact that is never used',
  },
  meaning: {
    'zh-CN': '没有哪一步问它、告诉它，也没有条件或文字用到它。多半是忘了删，或者名字写岔了。',
    en: 'No step asks for it or sets it, and no condition or text looks at it. Mostly it was left over, or its name is written differently elsewhere.',
  },
  message: {
    'zh-CN': '没有哪里用到“{fact}”。',
    en: '"{fact}" is never used.',
  },
  mend: {
    'zh-CN': '在该问的地方写 fact: …，或者删掉它。',
    en: 'Ask for it with `fact` where it matters, or delete it.',
  },
  bad: {
    files: {
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
facts:
  light: {title: 指示灯, ask: 摄像头旁边的小灯亮吗？, values: {shining: 亮, dark: 不亮}}
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
    at: 'camera-black.yaml:4:3',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'next: {busy: close-others, else: to-media}',
    right: `next: {busy: light, else: to-media}
  light: {fact: light, next: {shining: close-others, else: to-media}}`,
  },
});

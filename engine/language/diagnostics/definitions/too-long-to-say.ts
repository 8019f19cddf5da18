import { define } from '../define.ts';

export default define({
  code: 'too-long-to-say',
  severity: 'advice',
  family: 'words',
  title: {
    'zh-CN': '一口气说不完',
    en: 'Too long to say in one breath',
  },
  meaning: {
    'zh-CN': '一句话说十秒以上，客户听到后面忘了前面。',
    en: 'Of a sentence of more than ten seconds the beginning is forgotten at its end.',
  },
  message: {
    'zh-CN': '这句话有 {length}，一口气最多说 {most}。',
    en: 'This sentence has {length}; one breath is enough for {most}.',
  },
  mend: {
    'zh-CN': '拆成几句，或者拆成几步。',
    en: 'Make several sentences of it, or several steps.',
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
    test: 请先把课堂窗口缩小，再点屏幕左下角有四格小窗户的那个地方，在跳出来的框里输入两个字，等它找到以后用鼠标点一下打开它。
    ask: 里面是什么样？
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:9:11',
  },
  good: {
    file: 'camera-black.yaml',
    wrong:
      'test: 请先把课堂窗口缩小，再点屏幕左下角有四格小窗户的那个地方，在跳出来的框里输入两个字，等它找到以后用鼠标点一下打开它。',
    right:
      'test: 请先把课堂窗口缩小，再点屏幕左下角有四格小窗户的那个地方。在跳出来的框里输入两个字，找到以后用鼠标点一下打开它。',
  },
});

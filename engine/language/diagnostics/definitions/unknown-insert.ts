import { define } from '../define.ts';

export default define({
  code: 'unknown-insert',
  severity: 'error',
  title: {
    'zh-CN': '没有这个可填的词',
    en: 'An unknown insert',
  },
  meaning: {
    'zh-CN': '尖括号里的词会换成已经知道的事实。没有这个事实，客户就会听到一个洞。',
    en: 'A name in angle brackets is filled with what is known; here the customer would hear a gap.',
  },
  message: {
    'zh-CN': '没有可以填进“<{insert}>”的东西。',
    en: 'Nothing can be filled in for <{insert}>.',
  },
  mend: {
    'zh-CN': '{suggestion}改成一个事实的 id，或者 minutes、minutes-left、team。',
    en: '{suggestion} Name a fact, or minutes, minutes-left or team.',
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
    do: 请在<devcie>上退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:14:9',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'do: 请在<devcie>上退出 QQ、微信、腾讯会议。',
    right: 'do: 请在<device>上退出 QQ、微信、腾讯会议。',
  },
});

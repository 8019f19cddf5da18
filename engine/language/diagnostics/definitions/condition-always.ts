import { define } from '../define.ts';

export default define({
  code: 'condition-always',
  severity: 'warning',
  title: {
    'zh-CN': '总是成立的条件',
    en: 'A condition that always holds',
  },
  meaning: {
    'zh-CN':
      '走到这里时条件已经必然成立，写了等于没写；它的 else 谁也走不到。多半是条件写错了，或者前面已经分过一次路。',
    en: 'Whoever comes here fulfils this condition already, so it decides nothing and its `else` is never gone. Mostly the condition is wrong, or an earlier step has divided the ways already.',
  },
  message: {
    'zh-CN': '“{step}”这里的条件总是成立。',
    en: 'The condition at "{step}" always holds here.',
  },
  mend: {
    'zh-CN': '删掉条件，或者改成想分开的情况。',
    en: 'Delete the condition, or correct it to what it should tell apart.',
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
    when: {device: windows}
    test: 请打开 Windows 自带的“相机”。
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
    wrong: `camera-app:
    when: {device: windows}`,
    right: 'camera-app:',
  },
});

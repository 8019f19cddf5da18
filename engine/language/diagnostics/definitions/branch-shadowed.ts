import { define } from '../define.ts';

export default define({
  code: 'branch-shadowed',
  severity: 'warning',
  title: {
    'zh-CN': '被前面挡住的分支',
    en: 'A branch taken by an earlier one',
  },
  meaning: {
    'zh-CN': '分支从上往下看，走第一个成立的。前面的分支已经包下了这一条的全部情况，所以这一条永远轮不到。',
    en: 'Branches are tried from above and the first that holds is taken. Those before this one take all its cases, so its turn never comes.',
  },
  message: {
    'zh-CN': '“{step}”的这条分支轮不到：前面的分支已经包括了它。',
    en: 'This branch of "{step}" is never taken: those before it take all its cases.',
  },
  mend: {
    'zh-CN': '把范围小的分支移到前面，或者删掉这一条。',
    en: 'Move the narrower branch before the wider one, or delete this one.',
  },
  bad: {
    files: {
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
otherwise: to-media
steps:
  device:
    fact: device
    next:
      - {when: {device: known}, to: camera-app}
      - {when: {device: windows}, to: close-others}
      - else: to-media
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
    at: 'camera-black.yaml:9:16',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: `- {when: {device: known}, to: camera-app}
      - {when: {device: windows}, to: close-others}`,
    right: `- {when: {device: windows}, to: camera-app}
      - {when: {device: known}, to: close-others}`,
  },
});

import { define } from '../define.ts';

export default define({
  code: 'insert-form',
  severity: 'warning',
  title: {
    'zh-CN': '要放进来的词，括号写错了',
    en: 'An insert in the wrong marks',
  },
  meaning: {
    'zh-CN': '句子里要放进来的词写在半角的 < 和 > 中间。用了别的括号，或者少了一半，客户看到的就是它的 id。',
    en: 'What is put into a sentence stands between < and >. In other marks, or with one of them missing, customers would see its id.',
  },
  message: {
    'zh-CN': '“{written}”会原样出现在客户面前。',
    en: '{written} would be shown to customers as it stands.',
  },
  mend: {
    'zh-CN': '写成 <{insert}>，用半角的尖括号。',
    en: 'Write <{insert}>.',
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
    do: 请在＜device＞上退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:14:9',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: '请在＜device＞上',
    right: '请在<device>上',
  },
});

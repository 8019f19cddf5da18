import { define } from '../define.ts';

export default define({
  code: 'missing-translation',
  severity: 'warning',
  title: {
    'zh-CN': '缺译文',
    en: 'A translation is missing',
  },
  meaning: {
    'zh-CN': '没有译文的文字，会用第一种语言显示给说别的语言的人。',
    en: 'A text without a translation is shown in the first language to whoever speaks another.',
  },
  message: {
    'zh-CN': '“{at}”没有 {locale} 的译文（共 {count} 处）。',
    en: '{at} has no words in {locale} (texts without: {count}).',
  },
  mend: {
    'zh-CN': '运行 symptree translate，再把 to 填好。',
    en: 'Run symptree translate and fill in its to.',
  },
  bad: {
    files: {
      'pack.yaml': `pack: example
version: 1.0.0
title: 示例
locales: [zh-CN, en]
front-door: camera-black
escalate: to-media
facts:
  device:
    title: 设备
    ask: 您用的是什么设备？
    values: {windows: Windows 电脑, phone: 手机}
  class-id: {title: 教室号, type: text, ask: 教室号是多少？}
causes:
  camera-used: 摄像头被别的软件占用
ends:
  to-media:
    end: escalated
    cause: unknown
    to: media-team
    bring: [class-id]
    promise: {minutes: 15, meanwhile: 请先用手机把课讲下去。}
    say: 我把您说的都写好了，<team>十五分钟内联系您。
teams:
  media-team: {title: 音视频团队, time-zone: Asia/Shanghai}
`,
      'en/camera-black.yaml': `title: {from: 摄像头黑屏, to: Camera is black}
camera-app.test: {from: 请打开 Windows 自带的“相机”。, to: Please open the Camera app of Windows.}
camera-app.ask: {from: 里面是什么样？, to: What do you see in it?}
camera-app.answers.picture: {from: 有画面, to: ''}
camera-app.answers.busy: {from: 提示被占用, to: It says the camera is in use}
close-others.do: {from: 请退出 QQ、微信、腾讯会议。, to: 'Please quit QQ, WeChat and Tencent Meeting.'}
`,
      'en/pack.yaml': `title: {from: 示例, to: Example}
facts.device.title: {from: 设备, to: Device}
facts.device.ask: {from: 您用的是什么设备？, to: Which device do you use?}
facts.device.values.windows: {from: Windows 电脑, to: A Windows computer}
facts.device.values.phone: {from: 手机, to: A phone}
facts.class-id.title: {from: 教室号, to: Class number}
facts.class-id.ask: {from: 教室号是多少？, to: What is the class number?}
causes.camera-used: {from: 摄像头被别的软件占用, to: Another program uses the camera}
ends.to-media.say: {from: 我把您说的都写好了，<team>十五分钟内联系您。, to: I have written it all down. <team> will call you within fifteen minutes.}
ends.to-media.promise.meanwhile: {from: 请先用手机把课讲下去。, to: Please go on with the lesson on your phone.}
teams.media-team: {from: 音视频团队, to: Audio and video team}
`,
    },
    at: 'en/camera-black.yaml:4:45',
  },
  good: {
    file: 'en/camera-black.yaml',
    wrong: "camera-app.answers.picture: {from: 有画面, to: ''}",
    right: 'camera-app.answers.picture: {from: 有画面, to: There is a picture}',
  },
});

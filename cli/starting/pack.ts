/** A small, whole pack to begin with: a front door, one tree, cases for both. */
import { inLanguages, type Say, type StartingFile } from './bilingual.ts';

/** @param id the pack's id, as the folder is named */
export const startingPack = (id: string, locales: readonly [string, ...string[]]): readonly StartingFile[] =>
  inLanguages(locales, [], (say) => [
    { path: 'pack.yaml', content: pack(id, locales, say) },
    { path: 'front-door.yaml', content: frontDoor(say) },
    { path: 'no-sound.yaml', content: noSound(say) },
    { path: 'front-door.cases.yaml', content: cases(say) },
  ]);

const MODELINE = (kind: string) => `# yaml-language-server: $schema=.schema/${kind}.schema.json\n`;

const pack = (id: string, locales: readonly string[], say: Say) => `${MODELINE('pack')}pack: ${id}
version: 0.1.0
title: ${say('在线课堂', 'Online classroom')}
locales: [${locales.join(', ')}]
front-door: front-door
escalate: to-support

facts:
  device:
    title: ${say('设备', 'Device')}
    ask: ${say('您现在用的是电脑还是手机？', 'Are you on a computer or on a phone?')}
    find-out: ${say('有键盘的就是电脑。', 'If it has a keyboard it is a computer.')}
    values:
      computer: ${say('电脑', 'A computer')}
      phone: ${say('手机或者平板', 'A phone or a tablet')}
  class-id:
    title: ${say('教室号', 'Class number')}
    type: text
    ask: ${say('请告诉我教室号。', 'Please tell me the class number.')}
    find-out: ${say('教室号写在课堂画面最上面。', 'It stands at the top of the class window.')}

causes:
  sound-off: ${say('声音被关小或者关掉了', 'The sound was turned down or off')}
  earphones-loose: ${say('耳机没有插好', 'The earphones are not plugged in')}

ends:
  to-support:
    end: escalated
    cause: unknown
    to: support-team
    bring: [class-id]
    promise:
      minutes: 15
      meanwhile: ${say('请先用手机进同一间教室，把课讲下去。', 'Please enter the same class on your phone and go on with the lesson.')}
    say: ${say('您说的我都写清楚了，<team>十五分钟内联系您，不用再说一遍。', 'I have written everything down. <team> will contact you within fifteen minutes, and you need not say it again.')}

severities:
  impaired:
    title: ${say('影响上课', 'The class suffers')}
    workaround: 60
    empathy: ${say('明白，这样上课确实难受，我陪您一步一步来。', 'I see, that is no way to hold a class. We will go through it together, step by step.')}
    waiting: ${say('这一步大约要 <minutes> 分钟，我等您。', 'This takes about <minutes> minutes. I will wait for you.')}
    closing: ${say('好，这下正常了。再有不对，直接找我。', 'Good, it works again. If anything goes wrong, come straight back to me.')}
  general:
    title: ${say('一般咨询', 'General question')}
    empathy: ${say('您好，您说，我听着呢。', 'Hello, please tell me, I am listening.')}

teams:
  support-team:
    title: ${say('技术支持组', 'The support team')}
    time-zone: Asia/Shanghai

glossary:
  bitrate:
    words: ${say('码率、比特率', 'bitrate, bit rate')}
    plain: ${say('画面的清晰程度', 'how clear the picture is')}
`;

const frontDoor = (say: Say) => `${MODELINE('tree')}tree: front-door
title: ${say('从头问起', 'From the beginning')}
otherwise: to-support
steps:
  what:
    ask: ${say('是声音不对，还是别的地方不对？', 'Is it the sound, or something else?')}
    find-out: ${say('请在聊天区问一句“听得到我吗？”。', 'Please ask “can you hear me?” in the chat.')}
    answers:
      sound: ${say('听不到声音', 'No sound')}
      other: ${say('别的地方', 'Something else')}
    next: {sound: /no-sound, else: to-support}
`;

const noSound = (say: Say) => `${MODELINE('tree')}tree: no-sound
title: ${say('听不到声音', 'No sound')}
keywords: ${say('没声音、听不到、没有声音', 'no sound, cannot hear, silent')}
severity: impaired
needs: [device]
otherwise: to-support
steps:
  where:
    test: ${say('请另开一个网页，随便放一首歌，听十秒钟。', 'Please play any song from another web page and listen for ten seconds.')}
    ask: ${say('歌听得到，还是一点声音都没有？', 'Can you hear the song, or nothing at all?')}
    why: ${say('歌也听不到，就是这台设备的声音；听得到，就是课堂里的。', 'If the song is silent too, it is this device; if not, it is the class.')}
    minutes: 1
    answers:
      song-plays: ${say('歌听得到', 'The song is there')}
      silent: ${say('一点声音都没有', 'Nothing at all')}
    next: {silent: fixes, else: to-support}
  fixes:
    try:
      louder:
        do:
          by: device
          computer: ${say('请点屏幕右下角或右上角的小喇叭，把声音拉到一半以上。', 'Please click the small speaker in the corner of the screen and move the sound above the middle.')}
          phone: ${say('请按几下手机侧面的加音量键。', 'Please press the upper volume key at the side of the phone a few times.')}
        repairs: sound-off
      plug-in:
        do: ${say('请把耳机拔下来，再插紧。', 'Please unplug the earphones and plug them in firmly.')}
        repairs: earphones-loose
`;

const cases = (say: Say) => `${MODELINE('cases')}cases:
  sound-turned-down:
    story: ${say('老师我听不到您说话', 'I cannot hear you, teacher')}
    facts: {device: computer}
    answers: {front-door/what: sound, no-sound/where: silent}
    helps: [louder]
    ends: {end: resolved, cause: sound-off}
    questions: 3
  earphones-half-out:
    story: ${say('换了副耳机就没声音了', 'No sound since I changed my earphones')}
    facts: {device: phone}
    answers: {front-door/what: sound, no-sound/where: silent}
    helps: [plug-in]
    ends: {end: resolved, cause: earphones-loose}
  nothing-known:
    story: ${say('不知道怎么了', 'I do not know what is wrong')}
    ends: {end: escalated, to: support-team}
`;

/** What only the full-screen runner says; what it shares with the plain face stands in `cli/words/`. */
import { type EventNames, eventOf } from '../engine.ts';
import { type ProgramLanguage, programLanguage } from '../language.ts';
import type { ActionName } from './bindings.ts';

export interface RunnerWords {
  /** Gutter labels; short, they stand beside the words. */
  readonly sayFirst: string;
  readonly say: string;
  readonly ask: string;
  readonly goThrough: string;
  readonly askThem: string;
  readonly tell: string;
  readonly warn: string;
  readonly meanwhile: string;
  readonly look: string;
  readonly forYou: string;
  readonly shortOfTime: string;
  readonly takeRush: string;
  readonly findOut: string;
  readonly why: string;
  readonly apology: string;

  /** Key bar: a few characters. */
  readonly short: Readonly<Record<ActionName, string>>;
  /** Help and docs: a sentence. */
  readonly long: Readonly<Record<ActionName, string>>;
  readonly keyNames: Readonly<Record<string, string>>;
  readonly more: (count: number) => string;
  /** What keys do while a list or a field stands; a few characters, for the key bar. */
  readonly hints: Readonly<
    Record<
      | 'begin'
      | 'choose'
      | 'scroll'
      | 'otherKeys'
      | 'goOnTyping'
      | 'goBack'
      | 'goOn'
      | 'doIt'
      | 'change'
      | 'askNow'
      | 'backTo'
      | 'leaveAsIs'
      | 'keepNote'
      | 'notNow'
      | 'switchThere'
      | 'stay',
      string
    >
  >;

  readonly step: (number: number) => string;
  readonly running: (passed: string, of: string) => string;
  readonly timeUp: string;
  readonly timeUpHint: string;
  readonly about: (minutes: number) => string;
  readonly partOf: (index: number, count: number) => string;
  readonly lessonFirst: string;
  readonly mind: string;
  readonly notStored: string;
  readonly takenOver: string;
  readonly worksAround: string;
  readonly picture: string;
  readonly link: string;
  readonly stillUnsure: string;
  readonly known: string;
  readonly knownNothing: string;
  readonly causes: string;
  readonly noCauses: string;
  readonly ruledOut: (count: number) => string;
  readonly leftAside: (count: number) => string;
  readonly soFar: string;
  readonly notes: string;
  readonly separates: string;
  readonly remain: (count: number) => string;
  readonly evidence: Readonly<Record<'said' | 'shown' | 'measured' | 'given', string>>;
  readonly evidenceNow: Readonly<Record<'said' | 'shown' | 'measured', string>>;

  readonly above: (count: number) => string;
  readonly below: (count: number) => string;
  readonly pageMore: (count: number) => string;
  readonly pageAbove: (count: number) => string;
  readonly bounds: (min: number | undefined, max: number | undefined) => string;
  readonly numberHint: string;
  readonly notANumber: string;
  readonly outOfBounds: (min: number | undefined, max: number | undefined) => string;
  readonly severalHint: string;
  readonly textHint: string;
  readonly empty: string;
  readonly pending: (digits: string) => string;

  readonly opening: string;
  readonly openingHint: string;
  readonly openingPlaceholder: string;
  readonly openingMatches: string;
  readonly openingGuesses: string;
  readonly openingNothing: string;
  readonly frontDoor: string;
  readonly frontDoorAfter: string;
  readonly given: string;
  readonly firstHint: string;
  readonly resumeRow: string;
  readonly storedTitle: string;
  readonly storedLooking: string;
  readonly storedNone: string;
  readonly storedOpening: string;
  readonly quoted: (said: string) => string;
  readonly elsewhere: string;
  readonly takeOverTitle: string;
  readonly takeOverText: string;
  readonly takeOverYes: string;

  readonly earlierTitle: string;
  readonly earlierEmpty: string;
  readonly passed: string;
  readonly changeTitle: string;
  readonly changeNow: (answer: string) => string;
  readonly changed: string;
  readonly changedLost: (count: number) => string;
  readonly changedWaiting: (count: number) => string;
  readonly wentBack: string;
  readonly reopened: string;
  readonly cannotChange: string;
  readonly noteTitle: string;
  readonly noteHint: string;
  readonly noted: string;
  readonly noteKept: string;
  readonly switchTitle: string;
  readonly switchPlaceholder: string;
  readonly switched: (tree: string) => string;
  readonly returned: (tree: string) => string;
  readonly severityTitle: string;
  readonly severityNow: string;
  readonly severityNone: string;
  readonly severityRaised: (title: string) => string;
  readonly reportedTitle: string;
  readonly reportedHint: string;
  readonly classTitle: string;
  readonly classHint: string;
  readonly classWrong: string;
  readonly classSet: (time: string) => string;
  readonly escalateTitle: string;
  readonly escalateText: string;
  readonly escalateYes: string;
  readonly quitTitle: string;
  readonly quitText: string;
  readonly quitYes: string;
  readonly quitStored: string;
  readonly quitTakenOver: string;
  readonly quitStoredYes: string;
  readonly nextTitle: string;
  readonly nextText: string;
  readonly nextYes: string;
  readonly nextStored: string;
  readonly nextStoredYes: string;
  readonly no: string;
  readonly saveFirst: string;
  readonly helpTitle: string;
  readonly helpGroups: Readonly<Record<'answer' | 'words' | 'way' | 'case', string>>;
  readonly aboutTitle: string;
  readonly copiedTitle: string;
  readonly copiedHint: string;
  readonly copied: (start: string) => string;
  readonly copyTooLong: string;
  readonly nothingToCopy: string;
  readonly saved: (files: string) => string;
  readonly notSaved: (why: string) => string;
  readonly whyNotSaved: Readonly<Record<'forbidden' | 'full' | 'gone' | 'other', string>>;
  readonly language: string;
  readonly noFindOut: string;
  readonly noWhy: string;
  readonly noWording: string;
  readonly noReturn: string;
  readonly noRush: string;
  readonly noTimer: string;
  readonly timerAgain: string;
  readonly pasteIgnored: string;
  /** `most` characters fit, and so many did not. */
  readonly fieldFull: (most: number, over: number) => string;
  readonly noSuchKey: string;
  readonly noSuchAnswer: (count: number) => string;

  readonly tried: string;
  readonly promised: string;
  readonly bring: string;
  readonly missing: string;
  readonly cause: string;
  readonly causeOpen: string;
  readonly team: string;
  readonly whom: string;
  readonly forward: string;
  readonly promiseBy: (minutes: number, time: string) => string;
  readonly triedNothing: string;
  readonly endActions: readonly [string, string, string];
  readonly customerSaid: string;

  readonly tooSmall: string;
  readonly brokenScreen: string;
  readonly brokenScreenHint: string;
  readonly brokenKey: string;
  readonly fault: string;
}

const zh = ({ name, ends }: EventNames): RunnerWords => ({
  sayFirst: '先说',
  say: '说',
  ask: '问',
  goThrough: '核对',
  askThem: '请客户做',
  tell: '告诉客户',
  warn: '先提醒',
  meanwhile: '等的时候',
  look: '您自己看',
  forYou: '只给您看',
  shortOfTime: '赶时间',
  takeRush: '赶时间，走捷径',
  findOut: '怎么弄清',
  why: '为什么问',
  apology: '道歉',

  short: {
    answer: '回答',
    confirm: '确定',
    unsure: '不确定',
    back: '返回',
    'find-out': '怎么弄清',
    wording: '换个问法',
    copy: '复制',
    rush: '走捷径',
    timer: '重新计时',
    why: '为什么',
    earlier: '改前面的',
    note: '记一笔',
    about: '情况',
    evidence: '怎么得知',
    save: '保存',
    'next-case': '下一位',
    resume: '没做完的',
    reported: '几点报的',
    switch: '换问题',
    return: '回原处',
    'class-ends': `几点${ends}`,
    severity: '更严重',
    escalate: '升级',
    language: '语言',
    'scroll-up': '往上',
    'scroll-down': '往下',
    help: '全部按键',
    quit: '退出',
  },
  long: {
    answer: '选这个回答，不用按回车；十个以上时接着按第二位数字',
    confirm: '确定：选中的一行、输入的内容、几项里勾好的',
    unsure: '不确定；有办法弄清楚的，先显示办法，再按一次才算不确定',
    back: '回到上一个问题',
    'find-out': '客户怎样自己弄清楚',
    wording: '同一个问题，换一种说法',
    copy: '把要发给客户的文字复制到剪贴板；再按一次显示全文',
    rush: `快${ends}了，走最短的路先把${name}接上`,
    timer: '这一步从现在起重新计时',
    why: '为什么问这个（客户想知道时）',
    earlier: '前面的回答：看、改、退回到那里、重新问自动跳过的',
    note: '记一笔，跟着这次会话走',
    about: '情况：已知的事、还有哪些可能、走过的路、记录',
    evidence: '下一个回答是怎么得知的：客户说的、看到的、测得的',
    save: '把这次会话存成 Markdown 和 JSON，放在当前文件夹',
    'next-case': '开始下一位客户',
    resume: '以前没做完的会话：选一个接着做',
    reported: '客户最早几点报的，时限从那时算起；开始之前、中途都可以写，也可以改',
    switch: '换到另一类问题；前面的回答都留着',
    return: '回到换之前的地方',
    'class-ends': `记下几点${ends}`,
    severity: '提高严重程度（只能提高）',
    escalate: '现在就升级给别的团队',
    language: '换语言，随时可以',
    'scroll-up': '往上翻',
    'scroll-down': '往下翻',
    help: '全部按键；也可以用方向键选一个，按回车执行',
    quit: '退出；有没保存的会先问一次',
  },
  keyNames: {
    enter: '回车',
    left: '左箭头',
    backspace: '退格',
    space: '空格',
    'page-up': 'PgUp',
    'page-down': 'PgDn',
    tab: 'Tab',
  },
  more: (count) => `+${count}`,
  hints: {
    begin: '开始',
    choose: '选择',
    scroll: '上下翻',
    otherKeys: '其他按键',
    goOnTyping: '接着输入',
    goBack: '回去',
    goOn: '接着做',
    doIt: '执行',
    change: '改这个',
    askNow: '现在来问',
    backTo: '退回到这里',
    leaveAsIs: '不改',
    keepNote: '记下',
    notNow: '先不记',
    switchThere: '换过去',
    stay: '不换',
  },

  step: (number) => `第 ${number} 步`,
  running: (passed, of) => `已过 ${passed}，共约 ${of}`,
  timeUp: '时间到',
  timeUpHint: '时间到了，可以问客户结果',
  about: (minutes) => `约 ${minutes} 分钟`,
  partOf: (index, count) => `第 ${index} 项，共 ${count} 项`,
  lessonFirst: `先救${name}`,
  mind: '注意',
  notStored: '没存上',
  takenOver: '已被接走',
  worksAround: '这是先应急的办法，原因还要接着找。',
  picture: '图片',
  link: '网页',
  stillUnsure: '还是弄不清，按 0',
  known: '已知',
  knownNothing: '还没有',
  causes: '还有哪些可能',
  noCauses: '没有剩下的可能',
  ruledOut: (count) => `已排除 ${count} 个`,
  leftAside: (count) => `先放下 ${count} 个`,
  soFar: '走过的路',
  notes: '记录',
  separates: '每个回答之后还剩几种可能',
  remain: (count) => `${count} 种`,
  evidence: { said: '客户说', shown: '看到', measured: '测得', given: '事先知道' },
  evidenceNow: { said: '下一个回答：客户说的', shown: '下一个回答：看到的', measured: '下一个回答：测得的' },

  above: (count) => `上面还有 ${count} 项`,
  below: (count) => `下面还有 ${count} 项`,
  pageMore: (count) => `下面还有 ${count} 行，按 PgDn`,
  pageAbove: (count) => `上面还有 ${count} 行，按 PgUp`,
  bounds: (min, max) =>
    min !== undefined && max !== undefined
      ? `${min} 到 ${max}`
      : min !== undefined
        ? `最少 ${min}`
        : max !== undefined
          ? `最多 ${max}`
          : '',
  numberHint: '输入数字，按回车',
  notANumber: '请只输入数字。',
  outOfBounds: (min, max) =>
    min !== undefined && max !== undefined
      ? `请输入 ${min} 到 ${max} 之间的数。`
      : min !== undefined
        ? `最小是 ${min}。`
        : `最大是 ${max}。`,
  severalHint: '可以选几个；一个都没有，直接按回车',
  textHint: '不知道的话，按 Esc，再按 0',
  empty: '还没有输入。不知道的话，按 Esc，再按 0。',
  pending: (digits) => `${digits}_  再按一位，或按回车`,

  opening: '客户是怎么说的？',
  openingHint: '原话就行，中文、英文、拼音都可以',
  openingPlaceholder: '例如：别人说我这边一直卡',
  openingMatches: '最像的',
  openingGuesses: '没有很像的，从头问起最稳；可能是',
  openingNothing: '没有找到像的，从头问起就好',
  frontDoor: '从头问起',
  frontDoorAfter: '都不是，从头问起',
  given: '事先知道',
  firstHint: '按数字就是回答，不用回车。按 ? 看全部按键。',
  resumeRow: '接着做以前没做完的',
  storedTitle: '没做完的会话',
  storedLooking: '正在找…',
  storedNone: '没有做到一半的会话',
  storedOpening: '正在打开…',
  quoted: (said) => `“${said}”`,
  elsewhere: '别处开着',
  takeOverTitle: '这个会话正在别处开着',
  takeOverText: '接过来以后，那边后来的回答就存不上了。请先确认那边没有人在做。',
  takeOverYes: '接过来做',

  earlierTitle: '前面的回答',
  earlierEmpty: '还没有回答过。',
  passed: '已知，没有问',
  changeTitle: '改这个回答',
  changeNow: (answer) => `现在是：${answer}`,
  changed: '改好了，后面的回答都还算数。',
  changedLost: (count) => `改好了。后面有 ${count} 个回答不再适用。`,
  changedWaiting: (count) => `改好了。后面有 ${count} 个回答先留着，答到那里再用。`,
  wentBack: '退回到这里了。',
  reopened: '现在来问这个问题。',
  cannotChange: '这一条不能改；可以按 b 一步步退回去。',
  noteTitle: '记一笔',
  noteHint: '想让下一位同事知道的都可以写',
  noted: '记下了。',
  noteKept: '草稿留着，再按 n 接着写。',
  switchTitle: '换到另一类问题',
  switchPlaceholder: '输入客户的话，或者从下面选',
  switched: (tree) => `换到“${tree}”了，按 t 可以回去。`,
  returned: (tree) => `回到“${tree}”了。`,
  severityTitle: '提高严重程度',
  severityNow: '现在',
  severityNone: '已经是最严重的了。',
  severityRaised: (title) => `严重程度：${title}。`,
  classTitle: `几点${ends}？`,
  reportedTitle: '客户最早是几点报的？',
  reportedHint: '例如 18:42，或 10（十分钟前）',
  classHint: '例如 19:30，或 20（还有 20 分钟）',
  classWrong: '请写成 19:30，或者还剩的分钟数，例如 20。',
  classSet: (time) => `${ends}时间：${time}。`,
  escalateTitle: '现在就升级？',
  escalateText: '会先问齐要带给对方的信息，再说明谁来联系、多久联系。前面的回答都会带过去。',
  escalateYes: '升级',
  quitTitle: '现在退出？',
  quitText: '这次会话还没有保存，退出之后就看不到了。',
  quitYes: '不保存，退出',
  quitStored: '前面的回答都存好了，随时可以用 symptree resume 接着做，换一个人也行。',
  quitStoredYes: '退出',
  quitTakenOver: '这个会话已经有人在别处接着做，这里后来的回答没有存上。',
  nextTitle: '开始下一位客户？',
  nextText: '这次会话还没有复制或保存，开始下一位之后就看不到了。',
  nextYes: '不保存，开始下一位',
  nextStored: '这次会话已经存好，以后还能用 symptree resume 接着做。',
  nextStoredYes: '开始下一位',
  no: '不，回去',
  saveFirst: '先保存，再继续',
  helpTitle: '全部按键',
  helpGroups: { answer: '回答', words: '要说的话', way: '来回走', case: '这次会话' },
  aboutTitle: '情况',
  copiedTitle: '复制的全文',
  copiedHint: '剪贴板不通时，可以在这里选中复制',
  copied: (start) => `已复制：${start}`,
  copyTooLong: '太长了，剪贴板放不下；请按 x 保存成文件。',
  nothingToCopy: '这里没有要复制的文字。',
  saved: (files) => `已保存：${files}`,
  notSaved: (why) => `没有存成：${why}`,
  whyNotSaved: { forbidden: '这个文件夹不让写', full: '磁盘满了', gone: '这个文件夹不在了', other: '写文件时出错' },
  language: '现在用中文。',
  noFindOut: '这个问题没有写怎样弄清楚。',
  noWhy: '这个问题没有写为什么要问。',
  noWording: '这个问题没有别的问法。',
  noReturn: '没有换过，不用回去。',
  noRush: '现在没有捷径。',
  noTimer: '这一步不计时。',
  timerAgain: '从现在起重新计时。',
  pasteIgnored: '粘贴的内容不会当作回答。',
  fieldFull: (most, over) => `这里最多放 ${most} 个字，后面 ${over} 个没有放进来。太长的请分几条备注，或者放到工单里。`,
  noSuchKey: '这个键在这里没有用。按 ? 看全部按键。',
  noSuchAnswer: (count) => (count === 1 ? '这里只能选 1。' : `这里只能选 1 到 ${count}。`),

  tried: '试过的',
  promised: '答应的',
  bring: '要带上的',
  missing: '还缺',
  cause: '原因',
  causeOpen: '还没查清',
  team: '交给',
  whom: '请客户找',
  forward: '可以转发',
  promiseBy: (minutes, time) => `${minutes} 分钟内联系，即 ${time} 之前`,
  triedNothing: '没有试过什么',
  endActions: ['复制小结', '保存 Markdown 和 JSON', '下一位客户'],
  customerSaid: '客户原话',

  tooSmall: '窗口太小了，请放大',
  brokenScreen: '这一屏没能画出来，您的回答都还在。',
  brokenScreenHint: '按回车再试一次，按 b 退回上一个问题，按 q 退出。',
  brokenKey: '这个按键出了错，什么都没有改动。',
  fault: '程序出错，已经停下。',
});

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

const en = ({ name, ends }: EventNames): RunnerWords => ({
  sayFirst: 'Say first',
  say: 'Say',
  ask: 'Ask',
  goThrough: 'Check',
  askThem: 'They do',
  tell: 'Tell',
  warn: 'Warn first',
  meanwhile: 'Meanwhile',
  look: 'You check',
  forYou: 'For you only',
  shortOfTime: 'Hurry',
  takeRush: 'Short of time: take the short way',
  findOut: 'Find out',
  why: 'Why',
  apology: 'Sorry',

  short: {
    answer: 'answer',
    confirm: 'confirm',
    unsure: 'not sure',
    back: 'back',
    'find-out': 'find out',
    wording: 'reword',
    copy: 'copy',
    rush: 'short way',
    timer: 'restart clock',
    why: 'why',
    earlier: 'earlier',
    note: 'note',
    about: 'info',
    evidence: 'how we know',
    save: 'save',
    'next-case': 'next case',
    resume: 'earlier cases',
    reported: 'reported at',
    switch: 'switch',
    return: 'return',
    'class-ends': `${name} ${ends}`,
    severity: 'severity',
    escalate: 'escalate',
    language: 'language',
    'scroll-up': 'up',
    'scroll-down': 'down',
    help: 'all keys',
    quit: 'quit',
  },
  long: {
    answer: 'give this answer, no Enter needed; with ten or more, press the second digit too',
    confirm: 'confirm: the marked row, what was typed, the chosen several',
    unsure: 'not sure; where there is a way to find out it is shown first, press again to leave it unsure',
    back: 'back to the question before',
    'find-out': 'how the customer can find out',
    wording: 'the same question in other words',
    copy: 'copy the text for the customer to the clipboard; once more shows it in full',
    rush: `the ${name} is nearly over: take the short way to carry on with it`,
    timer: 'start the clock of this step again from now',
    why: 'why we ask this, for the customer who wants to know',
    earlier: 'earlier answers: look, change, go back to one, ask what was passed over',
    note: 'take a note that stays with this case',
    about: 'what is known, which causes remain, the way so far, notes',
    evidence: 'how we know the next answer: said, seen or measured',
    save: 'save this case as Markdown and JSON in the current folder',
    'next-case': 'start with the next customer',
    resume: 'earlier cases that are not finished: choose one to go on with',
    reported: 'when the customer first reported it, before a case or during it; deadlines count from then',
    switch: 'switch to another kind of problem; all answers stay',
    return: 'return to where you switched from',
    'class-ends': `set when the ${name} ${ends}`,
    severity: 'raise the severity (it never falls)',
    escalate: 'escalate to another team now',
    language: 'change the language, at any time',
    'scroll-up': 'scroll up',
    'scroll-down': 'scroll down',
    help: 'all keys; choose one with the arrows and press Enter to do it',
    quit: 'quit; asks first where something would be lost',
  },
  keyNames: {
    enter: 'Enter',
    left: 'Left',
    backspace: 'Backspace',
    space: 'Space',
    'page-up': 'PgUp',
    'page-down': 'PgDn',
    tab: 'Tab',
  },
  more: (count) => `+${count}`,
  hints: {
    begin: 'begin',
    choose: 'choose',
    scroll: 'scroll',
    otherKeys: 'other keys',
    goOnTyping: 'go on typing',
    goBack: 'back',
    goOn: 'go on',
    doIt: 'do it',
    change: 'change it',
    askNow: 'ask it now',
    backTo: 'go back to it',
    leaveAsIs: 'leave it',
    keepNote: 'keep',
    notNow: 'not now',
    switchThere: 'switch',
    stay: 'stay',
  },

  step: (number) => `step ${number}`,
  running: (passed, of) => `${passed} of about ${of}`,
  timeUp: 'time is up',
  timeUpHint: 'Time is up: ask the customer how it went',
  about: (minutes) => `about ${plural(minutes, 'minute')}`,
  partOf: (index, count) => `${index} of ${count}`,
  lessonFirst: 'Do first',
  mind: 'Mind',
  notStored: 'not stored',
  takenOver: 'taken over',
  worksAround: 'A way around for now; the cause stays open.',
  picture: 'Picture',
  link: 'Page',
  stillUnsure: 'still not sure: 0',
  known: 'Known',
  knownNothing: 'nothing yet',
  causes: 'Still possible',
  noCauses: 'no cause remains',
  ruledOut: (count) => `${count} ruled out`,
  leftAside: (count) => `${count} left aside`,
  soFar: 'The way so far',
  notes: 'Notes',
  separates: 'Causes that would remain after each answer',
  remain: (count) => String(count),
  evidence: { said: 'said', shown: 'seen', measured: 'measured', given: 'given' },
  evidenceNow: { said: 'next answer: customer said', shown: 'next answer: seen', measured: 'next answer: measured' },

  above: (count) => `${count} more above`,
  below: (count) => `${count} more below`,
  pageMore: (count) => `${plural(count, 'more line')} below, PgDn`,
  pageAbove: (count) => `${plural(count, 'more line')} above, PgUp`,
  bounds: (min, max) =>
    min !== undefined && max !== undefined
      ? `${min} to ${max}`
      : min !== undefined
        ? `${min} or more`
        : max !== undefined
          ? `${max} or less`
          : '',
  numberHint: 'type the number, then Enter',
  notANumber: 'Please type just a number.',
  outOfBounds: (min, max) =>
    min !== undefined && max !== undefined
      ? `Please type a number from ${min} to ${max}.`
      : min !== undefined
        ? `The least is ${min}.`
        : `The most is ${max}.`,
  severalHint: 'as many as apply; Enter alone for none of them',
  textHint: 'not known: Esc, then 0',
  empty: 'Nothing typed yet. If it is not known: Esc, then 0.',
  pending: (digits) => `${digits}_  second digit, or Enter`,

  opening: 'What does the customer say?',
  openingHint: 'their own words will do',
  openingPlaceholder: 'for example: they say I keep freezing',
  openingMatches: 'Most like it',
  openingGuesses: 'Nothing much like it: the first question is the safe way. It could be',
  openingNothing: 'Nothing like it found; begin with the first question',
  frontDoor: 'Begin with the first question',
  frontDoorAfter: 'None of these: begin with the first question',
  given: 'known beforehand',
  firstHint: 'A digit is an answer, no Enter. Press ? for every key.',
  resumeRow: 'Go on with an earlier case',
  storedTitle: 'Cases that are not finished',
  storedLooking: 'Looking…',
  storedNone: 'There is no unfinished case',
  storedOpening: 'Opening…',
  quoted: (said) => `“${said}”`,
  elsewhere: 'open elsewhere',
  takeOverTitle: 'This case is open elsewhere',
  takeOverText:
    'Once it is taken over, what is answered there is no longer stored. Make sure that nobody is at work there.',
  takeOverYes: 'Take it over',

  earlierTitle: 'Earlier answers',
  earlierEmpty: 'Nothing has been answered yet.',
  passed: 'known, not asked',
  changeTitle: 'Change this answer',
  changeNow: (answer) => `now: ${answer}`,
  changed: 'Changed; all later answers still hold.',
  changedLost: (count) => `Changed. ${plural(count, 'later answer')} no longer count.`,
  changedWaiting: (count) => `Changed. ${plural(count, 'later answer')} wait until the way leads there again.`,
  wentBack: 'Back at this question.',
  reopened: 'Asking this one now.',
  cannotChange: 'This one cannot be changed; b goes back step by step.',
  noteTitle: 'Note',
  noteHint: 'whatever the next colleague should know',
  noted: 'Noted.',
  noteKept: 'The draft stays; n goes on with it.',
  switchTitle: 'Switch to another kind of problem',
  switchPlaceholder: "type the customer's words, or choose below",
  switched: (tree) => `Now at “${tree}”; t returns.`,
  returned: (tree) => `Back at “${tree}”.`,
  severityTitle: 'Raise the severity',
  severityNow: 'now',
  severityNone: 'It is the most severe already.',
  severityRaised: (title) => `Severity: ${title}.`,
  classTitle: `When the ${name} ${ends}`,
  reportedTitle: 'When did the customer first report it?',
  reportedHint: 'such as 18:42, or 10 for ten minutes ago',
  classHint: 'such as 19:30, or 20 for in 20 minutes',
  classWrong: 'Write 19:30, or the minutes that are left, such as 20.',
  classSet: (time) => `The ${name} ${ends} at ${time}.`,
  escalateTitle: 'Escalate now?',
  escalateText: 'It asks for what the other team needs, then says who will be in touch and when. All answers go along.',
  escalateYes: 'Escalate',
  quitTitle: 'Quit now?',
  quitText: 'This case has not been saved; it cannot be seen again after that.',
  quitYes: 'Quit without saving',
  quitStored: 'Every answer is stored: go on any time with symptree resume, here or by somebody else.',
  quitStoredYes: 'Quit',
  quitTakenOver: 'Somebody else went on with this case; what was answered here since is not stored.',
  nextTitle: 'Start the next case?',
  nextText: 'This case has been neither copied nor saved; it cannot be seen again after that.',
  nextYes: 'Next case, without saving',
  nextStored: 'This case is stored; symptree resume goes on with it.',
  nextStoredYes: 'Next case',
  no: 'No, go back',
  saveFirst: 'Save it first, then go on',
  helpTitle: 'All keys',
  helpGroups: { answer: 'Answering', words: 'Words', way: 'The way', case: 'The case' },
  aboutTitle: 'Where we are',
  copiedTitle: 'The text that was copied',
  copiedHint: 'where the clipboard does not work, select it here',
  copied: (start) => `Copied: ${start}`,
  copyTooLong: 'Too long for the clipboard; x saves it as a file.',
  nothingToCopy: 'There is nothing to copy here.',
  saved: (files) => `Saved: ${files}`,
  notSaved: (why) => `Not saved: ${why}`,
  whyNotSaved: {
    forbidden: 'this folder cannot be written to',
    full: 'the disk is full',
    gone: 'this folder is gone',
    other: 'the file could not be written',
  },
  language: 'In English now.',
  noFindOut: 'This question does not say how to find out.',
  noWhy: 'This question does not say why we ask.',
  noWording: 'There is no other wording.',
  noReturn: 'There was no switch to return from.',
  noRush: 'There is no shorter way now.',
  noTimer: 'This step has no clock.',
  timerAgain: 'The clock starts again from now.',
  pasteIgnored: 'A paste is never taken as an answer.',
  fieldFull: (most, over) =>
    `No more than ${most} characters fit here; ${over} did not and were left out. Take several notes, or put it in the ticket.`,
  noSuchKey: 'This key does nothing here. Press ? for all keys.',
  noSuchAnswer: (count) => (count === 1 ? 'Only 1 can be chosen here.' : `Choose 1 to ${count} here.`),

  tried: 'Tried',
  promised: 'Promised',
  bring: 'Hand over',
  missing: 'missing',
  cause: 'Cause',
  causeOpen: 'not known yet',
  team: 'Goes to',
  whom: 'They ask',
  forward: 'To forward',
  promiseBy: (minutes, time) => `word within ${plural(minutes, 'minute')}, by ${time}`,
  triedNothing: 'nothing was tried',
  endActions: ['Copy summary', 'Save Markdown and JSON', 'Next case'],
  customerSaid: "Customer's words",

  tooSmall: 'window too small',
  brokenScreen: 'This screen could not be drawn. Your answers are all kept.',
  brokenScreenHint: 'Enter tries again, b goes back one question, q quits.',
  brokenKey: 'That key went wrong; nothing has changed.',
  fault: 'The program had a fault and stopped.',
});

const ALL: Readonly<Record<ProgramLanguage, (event: EventNames) => RunnerWords>> = { 'zh-CN': zh, en };
const made: Readonly<Record<ProgramLanguage, WeakMap<EventNames, RunnerWords>>> = {
  'zh-CN': new WeakMap(),
  en: new WeakMap(),
};

/** The runner's words for any locale of a pack; of a class, where no case says otherwise yet. */
export function runnerWords(locale: string, event: EventNames = eventOf({ locales: [locale] }, locale)): RunnerWords {
  const language = programLanguage(locale);
  const words = made[language].get(event) ?? ALL[language](event);
  made[language].set(event, words);
  return words;
}

/** The page: the walk and what is beside it, over whatever the server last read. */
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { matchLocale, type ProgramLanguage } from '../../language.ts';
import { spelled } from '../../report/texts.ts';
import type { PreviewCase, PreviewPack, PreviewState } from '../contract.ts';
import { Cases } from './cases.tsx';
import { type Id, type Locale, recordOf, view } from './engine.ts';
import { Findings } from './findings.tsx';
import { GraphPanel } from './graph/graph.tsx';
import { Header } from './header.tsx';
import { keep, kept, useKept, useLive, useMedia } from './live.ts';
import { walkTo } from './reaching.ts';
import { type Speaking, SpeakingIn, useSpeaking, type Views } from './speaking.tsx';
import { Standing } from './standing.tsx';
import { panelId, type Tab, Tabs, tabId } from './tabs.tsx';
import { type WalkActions, WalkSection } from './walk/walk.tsx';
import { adopted, backTo, beginWalk, moved, placesOf, played, resumed, type StepPlace, type Walk } from './walking.ts';
import { pageWords } from './words.ts';

const NARROW = '(max-width: 899px)';
type Shown = 'walk' | 'graph' | 'findings' | 'cases';

/** The walk with the pack it is on: when another pack arrives, the walk goes on there. */
interface Held {
  readonly whole: PreviewPack;
  readonly walk: Walk;
}

export function App() {
  const { state, whole, offline } = useLive();
  const [held, setHeld] = useState<Held>();
  const [chosenLanguage, setLanguage] = useKept<ProgramLanguage | ''>('language', '');
  const [heard, hear] = useKept<string>('heard', 'all');
  if (whole && held?.whole !== whole) setHeld({ whole, walk: carried(whole, held) });

  const language = chosenLanguage || state?.language || 'zh-CN';
  const title = held ? titled(held.whole.pack, language) : 'symptree';
  const words = pageWords(language);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = words.title(title);
  }, [language, title, words]);

  const packLocales = useMemo(
    (): readonly Locale[] => held?.whole.pack.locales ?? [language],
    [held?.whole.pack.locales, language],
  );
  const locales = useMemo(() => heardLocales(packLocales, heard, language), [packLocales, heard, language]);
  const narrow = useMedia(NARROW);

  if (!state)
    return (
      <main className="empty">
        <p>{offline ? words.offline : words.loading}</p>
      </main>
    );
  return (
    <SpeakingIn language={language} locales={locales}>
      {!narrow && (
        <a className="skip" href="#walk">
          {words.skipTo.walk}
        </a>
      )}
      <a className="skip" href="#looking">
        {words.skipTo.graph}
      </a>
      <Header
        title={title}
        state={state}
        offline={offline}
        locales={packLocales}
        heard={packLocales.includes(heard) ? heard : 'all'}
        hear={hear}
        speak={setLanguage}
      />
      {offline && <Banner>{words.offline}</Banner>}
      {held ? (
        <Desk held={held} state={state} setWalk={(walk) => setHeld({ ...held, walk })} />
      ) : (
        <main className="alone">
          <Broken state={state} walking={false} />
          <Findings findings={state.findings} tree={undefined} show={() => {}} />
        </main>
      )}
    </SpeakingIn>
  );
}

const titled = (pack: PreviewPack['pack'], language: ProgramLanguage): string =>
  spelled(pack, pack.title, matchLocale(language, pack.locales) ?? pack.locales[0]);

/** The walk on a pack that was read anew, the one stored in this tab, or one from the front door. */
function carried(whole: PreviewPack, held: Held | undefined): Walk {
  const { pack } = whole;
  const at = Date.now();
  if (held && held.whole.pack.id === pack.id) return adopted(held.walk, pack);
  return resumed(pack, kept(walkName(pack.id)), at) ?? beginWalk(pack, pack.frontDoor, at);
}
const walkName = (pack: Id): string => `walk ${pack}`;

/** The one that is chosen, or all of them: first the language of whoever looks. */
function heardLocales(locales: readonly Locale[], heard: string, language: ProgramLanguage): Speaking['locales'] {
  if (locales.includes(heard)) return [heard];
  const first = matchLocale(language, locales) ?? locales[0] ?? language;
  return [first, ...locales.filter((locale) => locale !== first)];
}

function Banner({ children }: { readonly children: ReactNode }) {
  return (
    <div className="banner" role="status">
      {children}
    </div>
  );
}

function Broken({
  state,
  walking,
  show,
}: {
  readonly state: PreviewState;
  readonly walking: boolean;
  readonly show?: () => void;
}) {
  const { page, program } = useSpeaking();
  const errors = state.findings.filter(({ severity }) => severity === 'error').length;
  return (
    <Banner>
      <p>
        {state.problem === undefined
          ? page.broken(errors)
          : state.problem === 'not-found'
            ? page.gone
            : state.problem === 'unreadable'
              ? program.notReadable(state.folder)
              : program.noPackHere(state.folder)}{' '}
        {walking ? page.brokenWalking : page.brokenNothing}
      </p>
      {show && errors > 0 && (
        <button type="button" className="link" onClick={show}>
          {page.showFindings}
        </button>
      )}
    </Banner>
  );
}

/** A pack to walk: the walk at the left, what is beside it at the right; on a narrow screen one of them at a time. */
function Desk({
  held,
  state,
  setWalk,
}: {
  readonly held: Held;
  readonly state: PreviewState;
  readonly setWalk: (walk: Walk) => void;
}) {
  const { whole, walk } = held;
  const { pack } = whole;
  const { page, locales } = useSpeaking();
  const narrow = useMedia(NARROW);
  const [tab, setTab] = useKept<Shown>('tab', 'graph');
  const [chosen, setChosen] = useState<StepPlace>();
  const [summoned, setSummoned] = useState(false);
  const come = useCallback(() => setSummoned(false), []);

  const views = useMemo((): Views => {
    const [first, ...others] = locales.map((locale) => view(walk.session, { locale, now: walk.at }));
    if (!first) throw new Error('A customer hears at least one language.');
    return [first, ...others];
  }, [walk, locales]);
  const [now] = views;
  const standing = placesOf(pack, now.step.key).at(-1);

  // The graph goes with the walk until another tree is looked at, and again with the next step.
  const [looked, setLooked] = useState<{ readonly at: string; readonly tree: Id }>();
  const followed = standing && pack.trees[standing.tree] ? standing.tree : pack.frontDoor;
  const tree = looked && looked.at === now.step.key && pack.trees[looked.tree] ? looked.tree : followed;
  const seeTree = (id: Id) => {
    setLooked({ at: now.step.key, tree: id });
    setChosen(undefined);
  };

  useEffect(() => keep(walkName(pack.id), JSON.stringify(recordOf(walk.session))), [pack.id, walk]);

  const step = (next: Walk) => {
    setWalk(next);
    setChosen(undefined);
  };
  const go = (next: Walk) => {
    step(next);
    setSummoned(true);
    if (narrow) setTab('walk');
  };
  const actions: WalkActions = {
    send: (command) => step(moved(walk, command, Date.now())),
    restart: () => step(beginWalk(pack, recordOf(walk.session).tree, Date.now())),
    goBack: (key) => step(backTo(walk, key, Date.now())),
    forgetNews: () => setWalk({ session: walk.session, at: walk.at }),
  };
  const show = (place: StepPlace) => {
    seeTree(place.tree);
    setChosen(place);
    setTab('graph');
  };
  const goTo = (place: StepPlace): boolean => {
    const found = walkTo(whole, place, Date.now());
    if (found) go(found);
    return found !== undefined;
  };
  const play = (given: PreviewCase) => go(played(pack, given.tree, given.result.way, Date.now()));

  const titleOf = (id: Id) => {
    const named = pack.trees[id];
    return named ? spelled(pack, named.title, locales[0]) : id;
  };
  const errors = state.findings.filter(({ severity }) => severity === 'error').length;
  const tabs: Tab<Shown>[] = [
    ...(narrow ? [{ id: 'walk' as const, label: page.tabs.walk }] : []),
    { id: 'graph', label: page.tabs.graph },
    { id: 'findings', label: page.tabs.findings, count: state.findings.length, alarming: errors > 0 },
    {
      id: 'cases',
      label: page.tabs.cases,
      count: whole.cases.filter(({ result }) => !result.ok).length,
      alarming: true,
    },
  ];
  const shown: Shown = tab === 'walk' && !narrow ? 'graph' : tab;

  const walking = (
    <>
      <WalkSection
        walk={walk}
        views={views}
        place={standing && whole.places[standing.tree]?.[standing.step]}
        actions={actions}
        summoned={summoned}
        come={come}
      />
      <Standing view={now} at={walk.at} send={actions.send} />
    </>
  );
  return (
    <main className={narrow ? 'desk desk-narrow' : 'desk'}>
      {!state.current && <Broken state={state} walking show={() => setTab('findings')} />}
      {!narrow && walking}
      <div className="looking" id="looking" tabIndex={-1}>
        <div className="looking-head">
          <Tabs label={page.sections} tabs={tabs} chosen={shown} choose={setTab} />
          {shown !== 'walk' && (
            <TreePicker
              tree={tree}
              titleOf={titleOf}
              pack={pack}
              see={seeTree}
              walkIt={() => go(beginWalk(pack, tree, Date.now()))}
            />
          )}
        </div>
        <div className={`panel panel-${shown}`} role="tabpanel" id={panelId(shown)} aria-labelledby={tabId(shown)}>
          {shown === 'walk' && walking}
          {shown === 'graph' && (
            <GraphPanel
              key={tree}
              whole={whole}
              tree={tree}
              now={now}
              findings={state.findings}
              chosen={chosen}
              choose={setChosen}
              seeTree={seeTree}
              goTo={goTo}
            />
          )}
          {shown === 'findings' && <Findings findings={state.findings} tree={tree} show={show} />}
          {shown === 'cases' && <Cases whole={whole} tree={tree} title={titleOf(tree)} show={show} play={play} />}
        </div>
      </div>
    </main>
  );
}

function TreePicker({
  tree,
  titleOf,
  pack,
  see,
  walkIt,
}: {
  readonly tree: Id;
  readonly titleOf: (id: Id) => string;
  readonly pack: PreviewPack['pack'];
  readonly see: (id: Id) => void;
  readonly walkIt: () => void;
}) {
  const { page, locales } = useSpeaking();
  const shared = pack.trees[tree]?.ways !== undefined;
  return (
    <div className="picker">
      <label>
        <span className="unseen">{page.tree}</span>
        <select value={tree} onChange={({ target }) => see(target.value)} lang={locales[0]}>
          {Object.keys(pack.trees).map((id) => (
            <option key={id} value={id}>
              {titleOf(id)}
            </option>
          ))}
        </select>
      </label>
      {shared ? (
        <span className="quiet">{page.sharedTree}</span>
      ) : (
        <button type="button" className="plain" onClick={walkIt}>
          {page.walkTree}
        </button>
      )}
    </div>
  );
}

import { view, type View } from '../../../../platform/http/page.js';
import { dayIn } from '../../../../platform/time/day.js';
import { fullDay, relativeDay } from '../../../../platform/time/french.js';
import type { FeedState } from '../../feed/agenda-feeds.service.js';
import { agendaPaths } from '../agenda/paths.js';

interface FeedModel {
  /** Just made: shown this once. */
  address: string | null;
  state: { made: string; read: string } | null;
  makeAction: string;
  stopHref: string;
}

const breadcrumbs = [{ href: agendaPaths.show.to(), text: 'Agenda' }];

export function feedPage(state: FeedState | null, address: string | null, now: Date): View<FeedModel> {
  const today = dayIn(now);
  const model = {
    address,
    state: state && {
      made: fullDay(dayIn(state.createdAt)),
      read: state.lastReadOn === null ? 'pas encore lue' : `lue pour la dernière fois ${on(state.lastReadOn, today)}`,
    },
    makeAction: agendaPaths.makeFeed.to(),
    stopHref: agendaPaths.stopFeed.to(),
  };
  return view('appointments/feed/feed', 'Mon agenda ailleurs', model, { breadcrumbs });
}

/** « hier », « le 12 novembre ». */
function on(day: string, today: string): string {
  const words = relativeDay(day, today);
  return /^\d/.test(words) ? `le ${words}` : words;
}

export const stopFeedPage = (): View<{ action: string; cancelHref: string }> =>
  view(
    'appointments/feed/stop',
    'Arrêter l’adresse de mon agenda\u00a0?',
    { action: agendaPaths.stopFeed.to(), cancelHref: agendaPaths.feed.to() },
    { breadcrumbs },
  );

import { view, type View } from '../../../platform/http/page.js';
import { duration, longDay } from '../../../platform/time/french.js';
import type { SessionContent } from '../session-content.js';
import { TOPICS } from '../vocabulary.js';
import { paths } from './paths.js';

interface RemoveSessionModel {
  action: string;
  rows: { key: string; value: string }[];
  cancelHref: string;
}

export function removeSessionPage(
  session: SessionContent & { id: string; title: string | null },
): View<RemoveSessionModel> {
  const model = {
    action: paths.remove.to({ id: session.id }),
    rows: [
      ...(session.title ? [{ key: 'Atelier', value: session.title }] : []),
      { key: 'Date', value: longDay(session.day) },
      { key: 'Durée', value: duration(session.durationMinutes) },
      { key: 'Thématiques', value: session.topics.map((topic) => TOPICS[topic]).join(', ') },
    ],
    cancelHref: paths.show.to({ id: session.id }),
  };
  return view('support-sessions/remove-session', 'Supprimer la séance\u00a0?', model);
}

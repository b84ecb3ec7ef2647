import { view, type View } from '../../../../platform/http/page.js';
import { duration, longDay } from '../../../../platform/time/french.js';
import type { CoordinationActivity } from '../../coordination/coordination-activity.entity.js';
import { COORDINATION_KINDS } from '../../coordination/vocabulary.js';
import { nameOf, type Row, rowsOf } from './coordination-words.js';
import { paths } from './paths.js';

interface CoordinationModel {
  heading: string;
  lede: string;
  rows: Row[];
  editHref: string;
  removeHref: string;
  listHref: string;
}

export function coordinationPage(activity: CoordinationActivity): View<CoordinationModel> {
  const { id, kind, day, durationMinutes } = activity;
  return view('support-sessions/coordination', 'Activité de coordination', {
    heading: nameOf(activity),
    lede: `${COORDINATION_KINDS[kind]} du ${longDay(day)}, ${duration(durationMinutes)}`,
    rows: rowsOf(activity),
    editHref: paths.edit.to({ id }),
    removeHref: paths.remove.to({ id }),
    listHref: paths.list.to(),
  });
}

interface RemoveModel {
  action: string;
  rows: Row[];
  cancelHref: string;
}

export function removeCoordinationPage(activity: CoordinationActivity): View<RemoveModel> {
  const { id } = activity;
  return view('support-sessions/remove-coordination', 'Supprimer l’activité\u00a0?', {
    action: paths.remove.to({ id }),
    rows: rowsOf(activity).slice(0, 4),
    cancelHref: paths.show.to({ id }),
  });
}

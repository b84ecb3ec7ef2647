import { view, type View } from '../../../../platform/http/page.js';
import { longMoment } from '../../../../platform/time/french.js';
import type { FigureState } from '../../read-model/figure-checks.queries.js';
import { inFigures } from '../labels.js';

interface FigureChecksModel {
  waiting: string;
  alarm: string | null;
  rows: { name: string; at: string; lines: string; verdict: string }[];
}

export function figureChecksPage({ checks, waiting, since }: FigureState): View<FigureChecksModel> {
  const wrong = checks.filter(({ differing }) => differing > 0).length;
  const model = {
    waiting: since
      ? `${inFigures(waiting)} changement${waiting > 1 ? 's' : ''} à prendre en compte, depuis ${longMoment(since)}.`
      : 'Tous les changements sont pris en compte.',
    alarm:
      wrong > 0
        ? `La dernière nuit, ${wrong > 1 ? `${wrong} territoires avaient` : 'un territoire avait'} des chiffres différents de ceux des séances. Ils ont été recomptés.`
        : null,
    rows: checks.map(({ name, checkedAt, lines, differing }) => ({
      name,
      at: longMoment(checkedAt),
      lines: inFigures(lines),
      verdict: differing > 0 ? `${inFigures(differing)} différence${differing > 1 ? 's' : ''}` : 'Aucune différence',
    })),
  };
  return view('statistics/figure-checks', 'Contrôle des chiffres', model);
}

import { view, type View } from '../../../../platform/http/page.js';
import { hoursInWords } from '../../seats/hours-words.js';
import type { WorkshopFacts } from '../../seats/registration-facts.js';
import { seatPaths } from './paths.js';

interface SheetModel {
  title: string;
  when: string;
  where: string[];
  organiser: string;
  rows: { number: number; name: string }[];
  /** Lines left empty for those who come without being on the list. */
  empty: number[];
}

/** Whoever comes in without being on the list signs too. */
const EMPTY_LINES = 5;

export function sheetPage({
  workshop,
  names,
}: {
  workshop: WorkshopFacts;
  names: readonly string[];
}): View<SheetModel> {
  const model: SheetModel = {
    title: workshop.title,
    when: hoursInWords(workshop),
    where: workshop.address,
    organiser: workshop.organiser,
    rows: names.map((name, index) => ({ number: index + 1, name })),
    empty: Array.from({ length: EMPTY_LINES }, (_, index) => names.length + index + 1),
  };
  return view('workshops/seats/sheet', `Feuille d’émargement\u00a0: ${workshop.title}`, model, {
    layout: 'print',
    breadcrumbs: [{ href: seatPaths.workshop.to({ id: workshop.workshopId }), text: workshop.title }],
  });
}

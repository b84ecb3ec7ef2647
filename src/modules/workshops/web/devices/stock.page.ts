import { errorSummary, type Field, textField } from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import { type Promised } from '../../devices/device-clashes.js';
import { DEVICES } from '../../vocabulary.js';
import { paths } from '../organising/paths.js';
import { hoursWords, dayWords } from '../organising/workshop-words.js';
import type { StockForm } from './stock.form.js';

interface StockModel {
  errors: { href: string; text: string }[];
  action: string;
  fields: Field[];
  promised: {
    caption: string;
    captionHidden: boolean;
    head: { text: string; numeric?: boolean }[];
    rows: { cells: { text: string; href?: string; header?: boolean; numeric?: boolean; hint?: string }[] }[];
  } | null;
}

const kinds = ['laptop', 'tablet', 'phone'] as const;

export function stockPage(form: StockForm, promised: readonly Promised[]): View<StockModel> {
  const model = {
    errors: errorSummary(form),
    action: paths.stock.to(),
    fields: kinds.map((kind) => textField(form, kind, DEVICES[kind], { inputmode: 'numeric', width: '4' })),
    promised: promised.length > 0 ? tableOf(promised) : null,
  };
  return view('workshops/devices/stock', 'Matériel à prêter', model, {
    breadcrumbs: [{ href: paths.list.to(), text: 'Ateliers' }],
  });
}

const tableOf = (promised: readonly Promised[]): NonNullable<StockModel['promised']> => ({
  caption: 'Matériel promis aux ateliers à venir',
  captionHidden: true,
  head: [{ text: 'Atelier' }, ...kinds.map((kind) => ({ text: DEVICES[kind], numeric: true }))],
  rows: promised.map((one) => ({
    cells: [
      {
        ...{ text: one.title, header: true, href: paths.show.to({ id: one.id }) },
        hint: `${dayWords(one)}, ${hoursWords(one)}`,
      },
      ...kinds.map((kind) => ({ text: String(one.devices[kind] ?? '–'), numeric: true })),
    ],
  })),
});

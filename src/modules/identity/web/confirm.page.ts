import type { Field } from '../../../platform/http/forms/fields.js';
import type { Link } from '../../../platform/http/layout.js';
import { view, type View } from '../../../platform/http/page.js';

export interface Confirmation {
  title: string;
  words: string[];
  errors: { href: string; text: string }[];
  action: string;
  /** A day to give, or null when a yes is enough. */
  day: Field | null;
  button: string;
  variant: 'warning' | null;
  cancelHref: string;
}

/** « Are you sure? »: what will happen, in words, before an act that takes something away. */
export const confirmPage = (
  settings: Omit<Confirmation, 'errors' | 'day' | 'variant'> & Partial<Confirmation>,
  breadcrumbs: Link[],
): View<Confirmation> =>
  view(
    'identity/confirm',
    settings.title,
    { errors: [], day: null, variant: null, ...settings },
    { breadcrumbs: [...breadcrumbs] },
  );

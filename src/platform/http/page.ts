import type { Link } from './layout.js';

/** The head of a page that is for everybody: search engines may read it, and it says what a link to it shows. */
export interface PublicHead {
  /** One or two sentences. */
  description: string;
  /** The one address of the page, whole. */
  canonical: string;
  /** What one may subscribe to. */
  feeds: { type: string; title: string; href: string }[];
}

/** What a `*.page.ts` function returns: the template and the one plain object it reads. */
export interface View<M extends object = object> {
  template: string;
  title: string;
  model: M;
  layout: 'page' | 'bare' | 'print';
  breadcrumbs: Link[];
  wide: boolean;
  /** Where no script runs, the page is asked for again after so many seconds: for work under way. Null: never. */
  refreshSeconds: number | null;
  /** The form on the page has errors: « Erreur : » goes before the title. */
  hasErrors: boolean;
  /** Set for a page without a form, the same for everybody: it is then kept for a minute by whoever wants. */
  publicHead: PublicHead | null;
}

export function view<M extends object>(
  template: string,
  title: string,
  model: M,
  options: Partial<Pick<View, 'layout' | 'breadcrumbs' | 'wide' | 'hasErrors' | 'refreshSeconds' | 'publicHead'>> = {},
): View<M> {
  const plain = { layout: 'page' as const, breadcrumbs: [], wide: false, hasErrors: false };
  return { template, title, model, ...plain, refreshSeconds: null, publicHead: null, ...options };
}

export interface Flash {
  kind: 'success' | 'info';
  text: string;
}

/** What an action returns; the page interceptor turns it into a response. */
export class PageResult {
  constructor(
    readonly view: View,
    readonly status: number,
  ) {}
}

export class FragmentResult {
  constructor(
    readonly template: string,
    readonly model: object,
  ) {}
}

export class RedirectResult {
  constructor(
    readonly location: string,
    readonly flash: Flash | undefined,
  ) {}
}

export const page = (shown: View): PageResult => new PageResult(shown, 200);

/** 422: the form comes back with what was typed, the errors linked to their fields. */
export const invalid = (shown: View): PageResult => new PageResult({ ...shown, hasErrors: true }, 422);

/** A piece of a page for a script that makes the page faster (search as you type). */
export const fragment = (template: string, model: object): FragmentResult => new FragmentResult(template, model);

/** 303 after a write that succeeded. `flash` is shown once, on the next page. */
export const seeOther = (location: string, flash?: string | Flash): RedirectResult =>
  new RedirectResult(location, typeof flash === 'string' ? { kind: 'success', text: flash } : flash);

import type { SignedIn } from '../access/actor.js';

export interface Link {
  href: string;
  text: string;
}

/** What the head of every page shows, for the person signed in. Provided once, at the top of the application. */
export interface LayoutModel {
  nav: (Link & { current: boolean })[];
  search: { action: string } | null;
  account: {
    name: string;
    workplace: string;
    accountPath: string;
    signOutPath: string;
    switchPath: string | null;
  } | null;
  home: string;
  /** The neutral page of « Masquer l’écran », for a browser without scripts; null when nobody works here. */
  maskHref: string | null;
}

export abstract class Layout {
  abstract for(user: SignedIn | undefined, currentPath: string): LayoutModel;
}

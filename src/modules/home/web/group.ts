/** A card of the home page: what waits, each with the page where it is dealt with. */
interface Item {
  href: string;
  title: string;
  detail: string;
  tag: { text: string; tone: string } | null;
}

export interface Group {
  heading: string;
  items: Item[];
  moreHref: string | null;
  moreText: string;
  emptyText: string;
}

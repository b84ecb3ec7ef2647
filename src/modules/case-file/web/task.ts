/** One line of « À faire »: what, and the link or the button that does it. */
export interface Task {
  text: string;
  link: { href: string; text: string } | null;
  button: { action: string; text: string } | null;
}

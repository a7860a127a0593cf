// The few icons of the house, all from Lucide. An icon never stands without a word.
import arrowLeft from 'lucide-static/icons/arrow-left.svg?raw';
import building from 'lucide-static/icons/building-2.svg?raw';
import camera from 'lucide-static/icons/camera.svg?raw';
import check from 'lucide-static/icons/check.svg?raw';
import chain from 'lucide-static/icons/link.svg?raw';
import chevron from 'lucide-static/icons/chevron-right.svg?raw';
import close from 'lucide-static/icons/x.svg?raw';
import copy from 'lucide-static/icons/copy.svg?raw';
import help from 'lucide-static/icons/circle-question-mark.svg?raw';
import home from 'lucide-static/icons/house.svg?raw';
import leave from 'lucide-static/icons/log-out.svg?raw';
import map from 'lucide-static/icons/map.svg?raw';
import paper from 'lucide-static/icons/file-text.svg?raw';
import pencil from 'lucide-static/icons/pencil.svg?raw';
import people from 'lucide-static/icons/users.svg?raw';
import person from 'lucide-static/icons/user.svg?raw';
import plus from 'lucide-static/icons/plus.svg?raw';
import printer from 'lucide-static/icons/printer.svg?raw';
import qr from 'lucide-static/icons/qr-code.svg?raw';
import search from 'lucide-static/icons/search.svg?raw';
import send from 'lucide-static/icons/send.svg?raw';
import trash from 'lucide-static/icons/trash-2.svg?raw';
import undo from 'lucide-static/icons/undo-2.svg?raw';
import upload from 'lucide-static/icons/upload.svg?raw';
import work from 'lucide-static/icons/list-checks.svg?raw';

/** What stands between <svg> and </svg>; the size and stroke are ours. */
const inside = (file: string) => file.slice(file.indexOf('>', file.indexOf('<svg')) + 1, file.lastIndexOf('</svg>'));

const files = {
  arrowLeft,
  building,
  camera,
  chain,
  check,
  chevron,
  close,
  copy,
  help,
  home,
  leave,
  map,
  paper,
  pencil,
  people,
  person,
  plus,
  printer,
  qr,
  search,
  send,
  trash,
  undo,
  upload,
  work,
};

export type IconName = keyof typeof files;
export const icons = Object.fromEntries(Object.entries(files).map(([name, file]) => [name, inside(file)])) as Record<IconName, string>;

/** The leaf of the house, drawn in a square of 64. */
export const leaf = {
  blade: 'M50 13c1.5 17-3 35-21 36-9 .4-14-6-13-14C17.5 22 32 15 50 13z',
  vein: 'M13 53c5-11 13-20 25-28',
};

/** Without case and marks: "do thi cam" finds "Đỗ Thị Cam". */
export const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');

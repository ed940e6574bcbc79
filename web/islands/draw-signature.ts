/// <reference lib="dom" />
// Lets a finger, a pen or a mouse draw a signature; what is drawn goes with the form as a PNG in a field.

const LINE_WIDTH = 4;

function begin(box: HTMLElement): void {
  const canvas = box.querySelector('canvas');
  const field = box.querySelector('input');
  const pen = canvas?.getContext('2d');
  if (!canvas || !field || !pen) return;
  box.hidden = false;
  clear(canvas, pen);
  if (field.value !== '') showAgain(field.value, pen);
  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...placeOf(canvas, event));
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    pen.lineTo(...placeOf(canvas, event));
    pen.stroke();
  });
  canvas.addEventListener('pointerup', () => {
    field.value = canvas.toDataURL('image/png');
  });
  box.querySelector('button')?.addEventListener('click', () => {
    clear(canvas, pen);
    field.value = '';
  });
}

/** White paper, so that the picture can be read on any ground. */
function clear(canvas: HTMLCanvasElement, pen: CanvasRenderingContext2D): void {
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.strokeStyle = '#000';
  pen.lineWidth = LINE_WIDTH;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
}

/** A form that came back still shows what was signed. */
function showAgain(picture: string, pen: CanvasRenderingContext2D): void {
  const image = new Image();
  image.onload = () => pen.drawImage(image, 0, 0);
  image.src = picture;
}

function placeOf(canvas: HTMLCanvasElement, { clientX, clientY }: PointerEvent): [number, number] {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  return [((clientX - left) * canvas.width) / width, ((clientY - top) * canvas.height) / height];
}

for (const box of document.querySelectorAll<HTMLElement>('[data-signature]')) begin(box);

export {};

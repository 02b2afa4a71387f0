/** Pictures in a row that are put in order by dragging one, or with Alt and the arrow keys while one has the focus. */
class Pictures extends HTMLElement {
  #dragged = null;

  constructor() {
    super();
    this.addEventListener('dragstart', event => this.#lift(event));
    this.addEventListener('dragover', event => this.#hover(event));
    this.addEventListener('dragleave', event => { if (!this.contains(event.relatedTarget)) this.#unmark(); });
    this.addEventListener('drop', event => this.#drop(event));
    this.addEventListener('dragend', () => this.#end());
    this.addEventListener('keydown', event => this.#press(event));
  }

  #lift(event) {
    this.#dragged = this.#tile(event.target);
    if (this.#dragged) {
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', '');
      this.#dragged.classList.add('dragged');
    }
  }

  #hover(event) {
    const over = this.#dragged && this.#tile(event.target);
    if (over) {
      event.preventDefault();
      this.#unmark();
      if (over !== this.#dragged) over.classList.add(this.#isAfter(event, over) ? 'drop-after' : 'drop-before');
    }
  }

  #drop(event) {
    const over = this.#dragged && this.#tile(event.target);
    if (over && over !== this.#dragged) {
      event.preventDefault();
      const from = this.#place(this.#dragged);
      const gap = this.#place(over) + (this.#isAfter(event, over) ? 1 : 0);
      this.#ask(this.#dragged, gap > from ? gap - 1 : gap);
    }
    this.#end();
  }

  #press(event) {
    const tile = this.#tile(event.target);
    const to = tile && event.altKey && !event.target.closest('input, textarea') && {
      ArrowLeft: this.#place(tile) - 1,
      ArrowRight: this.#place(tile) + 1,
      Home: 0,
      End: this.children.length - 1,
    }[event.key];
    if (typeof to === 'number' && tile.draggable) {
      // The browser would leave the page.
      event.preventDefault();
      this.#ask(tile, to);
    }
  }

  #ask(tile, to) {
    if (to !== this.#place(tile) && to >= 0 && to < this.children.length) {
      this.dispatchEvent(new CustomEvent('picture-move', {detail: {picture: tile.dataset.picture, to}}));
    }
  }

  #isAfter(event, tile) {
    const box = tile.getBoundingClientRect();
    return event.clientX > box.left + box.width / 2;
  }

  #tile(element) {
    return [...this.children].find(tile => tile.contains(element)) ?? null;
  }

  #place(tile) {
    return [...this.children].indexOf(tile);
  }

  #unmark() {
    for (const tile of this.children) tile.classList.remove('drop-before', 'drop-after');
  }

  #end() {
    this.#unmark();
    this.#dragged?.classList.remove('dragged');
    this.#dragged = null;
  }
}

customElements.define('latchkey-pictures', Pictures);

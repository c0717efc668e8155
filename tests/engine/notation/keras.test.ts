import { describe, expect, it } from 'vitest';
import { readModel } from '../../../src/engine/notation/index.ts';
import { inputOf, short } from './reading.ts';

describe("Keras' way of writing one layer", () => {
  it.each([
    ['any prefix', 'tf.keras.layers.Conv2D(64, (3,3))'],
    ['a shorter prefix', 'layers.Conv2D(64, (3,3))'],
    ['a single letter as prefix', 'L.Conv2D(64, (3,3))'],
    ['no prefix', 'Conv2D(64, (3,3))'],
    ['a space before the bracket', 'Conv2D (64, (3,3))'],
    ['one number for all axes', 'Conv2D(64, 3)'],
    ['a list', 'Conv2D(64, [3, 3])'],
    ['names', 'Conv2D(kernel_size=3, filters=64)'],
    ['a trailing comma', 'Conv2D(64, 3,)'],
    ['line breaks and comments', 'Conv2D(\n  64,  # filters, (not 32)\n  kernel_size=(3,\n    3),\n)'],
    ['arithmetic', 'Conv2D(2**6, 9 // 3)'],
    ['negative numbers on the way', 'Conv2D(-(-64), 3)'],
    ['underscores in numbers', 'Conv2D(6_4, 0x3)'],
    ['variables', 'k = 3\nfilters, rate = 64, 1\nConv2D(filters, (k, k), dilation_rate=rate)'],
    [
      'names from Keras 1',
      "Convolution2D(nb_filter=64, kernel_size=3, border_mode='valid', subsample=(1, 1))",
    ],
    [
      'arguments that change no figure',
      "Conv2D(64, 3, kernel_initializer='he_normal', name='a', dtype='float16')",
    ],
    ['a code fence', '```python\nConv2D(64, 3)\n```'],
    ['an interpreter prompt', '>>> Conv2D(64, 3)'],
    ['inline code', 'What does `Conv2D(64, 3)` do?'],
    ['typographic quotes', 'Conv2D(64, 3, padding=‘valid’)'],
    ['quotes around all of it', '"Conv2D(64, 3)"'],
    ['full-width letters', 'Ｃonv2D（６４，（３，３））'],
    ['a bracket too many', 'Conv2D(64, (3,3)))'],
    ['spaces that do not break', 'Conv2D(64,\u00a0(3,\u00a03))'],
    ['a missing bracket', 'Conv2D(64, (3,3)'],
    ['several missing brackets', 'layers.Conv2D(64, (3, 3'],
    ['prose with an apostrophe', "what's the use of Conv2D(64, 3) here?"],
  ])('may have %s', (_, text) => {
    expect(short(text)).toBe('conv 64 3x3');
  });

  it.each([
    ["Conv2D(64, 3, strides=2, padding='same', activation='relu')", 'conv 64 3x3 s2 same relu'],
    ['Conv2D(64, 3, activation=tf.nn.relu, use_bias=False)', 'conv 64 3x3 relu nobias'],
    ['Conv2D(64, 3, activation=layers.ReLU())', 'conv 64 3x3 relu'],
    ["Conv2D(64, 3, activation='linear')", 'conv 64 3x3'],
    ['Conv2D(64, 3, activation=None)', 'conv 64 3x3'],
    ['Conv2D(64, (3, 5), dilation_rate=(1, 2))', 'conv 64 3x5 d1x2'],
    ["Conv1D(8, 3, padding='causal')", 'conv1d 8 k3 causal'],
    ['Conv3D(8, 3)', 'conv3d 8 3x3x3'],
    ['Conv2D(10**20, 3)', 'conv 100000000000000000000 3x3'],
  ])('reads %s', (text, expected) => {
    const words = (layer: string) => layer.split(' ').sort();
    expect(words(short(text))).toEqual(words(expected));
  });
});

describe("Keras' way of writing networks", () => {
  const expected = 'conv 32 3x3 relu > flatten > dense 10 softmax';
  it.each([
    [
      'a Sequential with a list',
      `model = keras.Sequential([
        keras.Input(shape=(28, 28, 1)),
        layers.Conv2D(32, 3, activation='relu'),
        layers.Flatten(), layers.Dense(10, activation='softmax')])`,
    ],
    [
      'model.add',
      `from keras.models import Sequential
model = Sequential()
model.add(Conv2D(32, (3, 3), activation="relu", input_shape=(28, 28, 1)))  # first
model.add(Flatten())
model.add(Dense(10, activation='softmax'))
model.compile(optimizer=keras.optimizers.Adam(1e-3), loss='mse')
model.summary()`,
    ],
    [
      'model.add without the model',
      "model.add(Conv2D(32, 3, activation='relu', input_shape=(28,28,1)))\nmodel.add(Flatten())\nmodel.add(Dense(10, activation='softmax'))",
    ],
    [
      'the functional API',
      `inputs = keras.Input(shape=(28, 28, 1))
x = layers.Conv2D(32, 3, activation="relu")(inputs)
x = layers.Flatten()(x)
outputs = layers.Dense(10, activation="softmax")(x)
model = keras.Model(inputs=inputs, outputs=outputs, name="mnist")`,
    ],
    [
      'the functional API without its ends',
      'x = Conv2D(32, 3, activation="relu")(x)\nx = Flatten()(x)\nx = Dense(10, activation="softmax")(x)',
    ],
    [
      'layers that are used later',
      `i = Input((28, 28, 1))
conv = Conv2D(32, 3, activation='relu')
unused = Conv2D(99, 9)(i)
out = Dense(10, activation='softmax')(Flatten()(conv(i)))
m = Model(i, out)`,
    ],
    [
      'models in models',
      `features = Sequential([Conv2D(32, 3, activation='relu'), Flatten()])
model = Sequential([Input(shape=(28, 28, 1)), features, Dense(10, activation='softmax')])`,
    ],
    [
      'a subclass',
      `class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.conv = layers.Conv2D(32, 3, activation='relu')
        self.flat = layers.Flatten()
        self.out = layers.Dense(10)
    def call(self, inputs):
        return tf.nn.softmax(self.out(self.flat(self.conv(inputs))))
net = Net()`,
    ],
    ['lines of layers', "Conv2D(32, 3, activation='relu')\nFlatten()\nDense(10, activation='softmax')"],
  ])('may be %s', (_, text) => {
    const read = short(text).replace(' > softmax', ' softmax');
    expect(read).toBe(expected);
    expect(inputOf(text)).toBe('28×28×1');
  });

  it('applies a model that is used twice, twice', () => {
    const text = 'i = Input((8,))\nm = Model(i, Dense(8)(i))\nmodel = Model(i, m(m(i)))';
    expect(short(text)).toBe('dense 8 > dense 8');
  });

  it('keeps the name that the author gave', () => {
    const { network } = readModel("Conv2D(64, 3, name='first')");
    expect(network.nodes[0]!.layer.name).toBe('first');
  });

  it('says that a bracket was missing', () => {
    expect(readModel('Conv2D(64, (3,3)').assumptions[0]).toBe(
      ') is missing behind Conv2D(64, (3,3) and was added.',
    );
  });
});

describe('A layer named without its brackets', () => {
  it.each([
    ['on a stack of calls', 'Conv2D(8, 3) > BatchNormalization > ReLU > Flatten > Dense(10)', 5],
    ['behind a comma', 'Conv2D(64, 3), ReLU', 2],
    ['in a Sequential', 'nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU, nn.Flatten)', 3],
    ['in a list', 'Sequential([Conv2D(8, 3), Flatten, Dense(10)])', 3],
  ])('is a layer %s', (_where, text, layers) => {
    expect(readModel(text).network.nodes).toHaveLength(layers);
  });

  it.each([
    ['an import', 'from keras.layers import Conv2D, Dense, Flatten\nmodel.add(Conv2D(8, 3))'],
    ['prose', 'I have Conv2D(8, 3), and Dropout or Flatten came to mind'],
  ])('is a word in %s', (_where, text) => {
    expect(readModel(text).network.nodes).toHaveLength(1);
  });
});

/** What learners write for one thing, and the words that the topics use for it. The first that matches is applied first. */
export const SYNONYMS: readonly (readonly [RegExp, string])[] = (
  [
    [
      'how many|how much|number of|num of|nb of|no of|amount of|count of|calculate|compute|calc|counting',
      'count',
    ],
    ['params?|parametr\\w*|paramet\\w*|trainable weights|weights', 'parameter'],
    [
      "(?:do|does) not have(?: any)?|(?:dont|don't|doesnt|doesn't) have(?: any)?|has no|have no|with no|lacks?|without|nothing to",
      'lacking',
    ],
    ['the mean|mean (?=or |and )', 'average '],
    ['maximum', 'max'],
    ['chess ?board|chess pattern|checker board|checkered', 'checkerboard'],
    ['artefacts?', 'artifact'],
    ['hand written', 'handwritten'],
    ['arbitrary|variable', 'any'],
    ['nets|networks?', 'network'],
    ['in (?:simple |easy |other |plain )?(?:words|terms)', ''],
    // The kernel of a support vector machine is another.
    ['kernel (?:trick|methods?)', 'kernelmethod'],
    ['opposite|reverse|undo|undoes|invert\\w*', 'inverse'],
    ['recover\\w*|restor\\w*|reconstruct\\w*', 'reconstruct'],
    ['rf|receptive-field|field of view|fov', 'receptive field'],
    ['erf', 'effective receptive field'],
    ['bn|batchnorm|batchnormalization|batchnormalisation|batch normali[sz]ation', 'batch norm'],
    ['ln|layernorm|layernormalization', 'layer norm'],
    ['gn|groupnorm', 'group norm'],
    ['normali[sz]\\w*|normali[sz]ation', 'norm'],
    ['convolution\\w*|conv\\w*s|convolv\\w*|convnets?', 'conv'],
    ['cnns?|convnet', 'cnn'],
    ['maxpool\\w*|mp', 'max pool'],
    ['avgpool\\w*|averagepool\\w*|avg pool\\w*|mean pool\\w*', 'average pool'],
    ['gap|globalaverage\\w*|globalavg\\w*|global avg', 'global average pool'],
    [
      'subsampl\\w*|downsampl\\w*|down sampl\\w*|downscal\\w*|shrinks?|shrinking|reduces? the size',
      'downsample',
    ],
    ['upsampl\\w*|up sampl\\w*|upscal\\w*|enlarg\\w*', 'upsample'],
    ['separableconv|sepconv|dsc|depthwise separable', 'depthwise separable conv'],
    ['depthwiseconv|dwconv|dw conv|dw|depth wise|channelwise', 'depthwise'],
    ['pwconv|pw conv|point wise', 'pointwise'],
    [
      'convtranspose\\w*|conv ?transpose\\w*|convtransposed|transposedconv|deconv\\w*|fractionally strided|tconv|transpose conv\\w*',
      'transposed conv',
    ],
    ['atrous|a trous|dilation rate|dilated', 'dilation'],
    ['nin', 'network in network 1x1'],
    ['kernels?|filter sizes?|window sizes?', 'kernel'],
    ['bigger|big|huge|larger|largest|biggest|wide', 'large'],
    ['smaller|tiny|little|smallest', 'small'],
    ['pics?|pictures?|images?|imgs?|photos?', 'image'],
    ['height and width|spatial size|resolution|dimensions?|dims?|shapes?', 'size'],
    ['macs?|maccs?|multiply adds?|multiply accumulates?|madds?|mult adds?', 'mac'],
    ['flops?|gflops?|floating point operations?', 'flop'],
    ['ram|vram|gpu memory|mem|oom', 'memory'],
    ['inits?|initiali[sz]\\w*|he init|kaiming|xavier|glorot', 'initializer'],
    ['pytorch|torch|nn', 'pytorch'],
    ['keras|tf|tensorflow', 'keras'],
    ['differences?|different|differs?|differ|vs|versus|compared?|distinguish\\w*', 'difference'],
    ['fc|fully connected|linear layer|denselayer', 'dense'],
    ['act|activations? function|nonlinearit\\w*|non linear\\w*', 'nonlinear'],
    ['picks?|select\\w*|recommend\\w*|should i use|should i take', 'choose'],
    ['faster|fastest|slow|slower|speed|speedup|latency|runtime', 'fast'],
    ['less|fewer|lower|cheaper|cheap|save|saves|saving', 'cheap'],
    ['errors?|exceptions?|traceback|crash\\w*|valueerror|runtimeerror', 'error'],
  ] as const
).map(([variants, meaning]) => [new RegExp(`(?<= )(?:${variants})(?= )`, 'g'), meaning]);

/** Words that say nothing of what a question is about. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the of in on to for and or nor is are was were be been being am do does did done doing can could should would ' +
    'will shall may might must i me my mine you your we us our it its they them their he she this that these those with ' +
    "without by at as from into there here have has had having need needs needed get gets got so if then than what whats what's " +
    'which who whom whose how why when where please pls plz thanks thank hi hello hey guys really actually just very ' +
    'also too some any one ones thing things about tell explain say says mean means meaning define definition ' +
    "understand know want wanna like make makes made give gives given let lets u r ur im i'm dont don't doesn't doesnt isn't " +
    'isnt happen happens happening exactly simple simply called call use used using uses between after ' +
    'before because still even ever always never more most much many lot lots kind sort way not no yes good best better bad ' +
    '2d question help work works working sir dear someone somebody anyone everyone everybody nobody people guy teacher s t d m re ve ll ' +
    'take takes taken taking took put puts come comes go goes going write writes written look looks looking everywhere ' +
    'always wat wats wtf lol btw pls reason right correct true really something anything everything bit maybe perhaps thats ' +
    'possible possibly good great nice usually often again else own etc e g eg ie pro con while during through over ' +
    'implement implements implemented implementing match matches matched whatever whenever seem seems matter matters wonder wondering ' +
    'confused confusing stuck problem issue issues example examples basics basic quick quickly idea ideas concept try trying tried ' +
    'show shows shown find found ask asked asking said told think thought believe guess keep getting suddenly currently wrong ' +
    'teh hte adn taht waht wht wich thier becuase cuz bcs coz explian explane ' +
    'since although though until within without toward towards against about above below actually basically literally'
  ).split(' '),
);

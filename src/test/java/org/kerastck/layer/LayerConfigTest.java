package org.kerastck.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kerastck.activation.Activations;
import org.kerastck.config.ErrorType;
import org.kerastck.constraint.Constraints;
import org.kerastck.initializer.Backend;
import org.kerastck.initializer.Initializers;
import org.kerastck.initializer.SeedGenerator;

/** What is written is compared as text with what Keras 3.15.1 wrote: members, order, numbers. */
class LayerConfigTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String START =
      "{'name':'n','trainable':true,'dtype':{'module':'keras','class_name':'DTypePolicy','config':"
          + "{'name':'float32'},'registered_name':null},";

  private static final String END =
      "'activation':'linear','use_bias':true,'kernel_initializer':{'module':'keras.initializers',"
          + "'class_name':'GlorotUniform','config':{'seed':null,'input_axes':null,'output_axes':null},"
          + "'registered_name':null},'bias_initializer':{'module':'keras.initializers','class_name':"
          + "'Zeros','config':{},'registered_name':null},'kernel_regularizer':null,"
          + "'bias_regularizer':null,";

  @Test
  void conv2DWritesItsMembersInKerasOrder() {
    assertWritten(
        START
            + "'filters':2,'kernel_size':[3,3],'strides':[1,1],'padding':'valid',"
            + "'data_format':'channels_last','dilation_rate':[1,1],'groups':1,"
            + END
            + "'activity_regularizer':null,'kernel_constraint':null,'bias_constraint':null}",
        conv2D("{'filters':2,'kernel_size':3,'name':'n'}"));
  }

  @Test
  void conv2DTransposeWritesItsMembersInKerasOrder() {
    assertWritten(
        START
            + "'activity_regularizer':{'module':'keras.regularizers','class_name':'L2',"
            + "'config':{'l2':0.01},'registered_name':null},"
            + "'filters':2,'kernel_size':[3,3],'strides':[2,2],'padding':'valid',"
            + "'output_padding':[0,0],'data_format':'channels_last','dilation_rate':[1,1],"
            + END
            + "'kernel_constraint':null,'bias_constraint':null}",
        Conv2DTranspose.fromConfig(
            read(
                "{'filters':2,'kernel_size':3,'name':'n','strides':2,'output_padding':0,"
                    + "'activity_regularizer':'l2'}"),
            LayerContext.ofKerasDefaults()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
      kernel_size         | [3,true]            | [3,true]
      strides             | [2,1]               | [2,1]
      padding             | 'SAME'              | 'same'
      padding             | [1,2]               | [1,2]
      data_format         | 'CHANNELS_FIRST'    | 'channels_first'
      data_format         | null                | 'channels_last'
      groups              | 2.0                 | 2.0
      use_bias            | 0                   | 0
      activation          | 'swish'             | 'silu'
      activation          | 'threshold'         | 'threshold'
      activation          | null                | 'linear'
      activation          | {'module':'builtins','class_name':'function','config':'relu','registered_name':'function'} | 'relu'
      dtype               | 'mixed_float16'     | @keras DTypePolicy {'name':'mixed_float16'}
      dtype               | {'class_name':'FloatDTypePolicy','config':{'name':'float32'}} | @keras FloatDTypePolicy {'name':'float32'}
      activation          | {'module':'keras.layers','class_name':'ReLU','config':{'max_value':6}} | @keras.layers ReLU {'name':'re_lu','trainable':true,'dtype':@keras DTypePolicy {'name':'float32'},'max_value':6,'negative_slope':0.0,'threshold':0.0}
      activation          | {'module':'keras.layers','class_name':'ELU','config':{'name':'r'}} | @keras.layers ELU {'name':'r','alpha':1.0,'trainable':true,'dtype':@keras DTypePolicy {'name':'float32'}}
      kernel_initializer  | null                | null
      kernel_initializer  | 'one'               | @keras.initializers Ones {}
      kernel_initializer  | 'IdentityInitializer' | @keras.initializers Identity {}
      kernel_initializer  | 'normal'            | @keras.initializers RandomNormal {'seed':null,'mean':0.0,'stddev':0.05}
      kernel_initializer  | 'uniform'           | @keras.initializers RandomUniform {'seed':null,'minval':-0.05,'maxval':0.05}
      kernel_initializer  | 'variance_scaling'  | @keras.initializers VarianceScaling {'seed':null,'scale':1.0,'mode':'fan_in','distribution':'truncated_normal','input_axes':null,'output_axes':null}
      kernel_initializer  | {'class_name':'VarianceScaling','config':{'scale':2,'distribution':'NORMAL','input_axes':[0],'output_axes':1}} | @keras.initializers VarianceScaling {'seed':null,'scale':2,'mode':'fan_in','distribution':'truncated_normal','input_axes':[0],'output_axes':1}
      kernel_initializer  | {'class_name':'Constant','config':{'value':3}} | @keras.initializers Constant {'value':3}
      kernel_initializer  | {'class_name':'Orthogonal','config':{'gain':2}} | @keras.initializers Orthogonal {'seed':null,'gain':2}
      kernel_initializer  | {'class_name':'Identity','config':{'gain':2}} | @keras.initializers Identity {}
      kernel_initializer  | {'class_name':'HeNormal'} | @keras.initializers HeNormal {'seed':null,'input_axes':null,'output_axes':null}
      kernel_initializer  | {'class_name':'RandomNormal','config':{'stddev':2,'seed':@keras.random SeedGenerator {'seed':5}}} | @keras.initializers RandomNormal {'seed':@keras.random SeedGenerator {'seed':5},'mean':0.0,'stddev':2}
      kernel_regularizer  | 'l1'                | @keras.regularizers L1 {'l1':0.009999999776482582}
      kernel_regularizer  | 'L1L2'              | @keras.regularizers L1L2 {'l1':0.0,'l2':0.0}
      kernel_regularizer  | {'class_name':'L2','config':{'l2':1}} | @keras.regularizers L2 {'l2':1.0}
      bias_regularizer    | {'class_name':'L1L2','config':{'l1':0.3,'l2':null}} | @keras.regularizers L1L2 {'l1':0.3,'l2':0.0}
      activity_regularizer | 'orthogonal_regularizer' | @keras.regularizers OrthogonalRegularizer {'factor':0.009999999776482582,'mode':'rows'}
      kernel_constraint   | 'max_norm'          | @keras.constraints MaxNorm {'max_value':2,'axis':0}
      kernel_constraint   | {'class_name':'MaxNorm','config':{'axis':null}} | @keras.constraints MaxNorm {'max_value':2,'axis':null}
      kernel_constraint   | {'class_name':'MinMaxNorm','config':{'max_value':2,'axis':[0,1]}} | @keras.constraints MinMaxNorm {'min_value':0.0,'max_value':2,'rate':1.0,'axis':[0,1]}
      bias_constraint     | 'non_neg'           | @keras.constraints NonNeg {}
      """)
  void writesWhatKerasWrites(String argument, String given, String written) {
    Conv2D layer =
        conv2D(
            "{'filters':2,'kernel_size':3,'name':'n','" + argument + "':" + objects(given) + "}");

    assertEquals(quoted(objects(written)), text(layer.getConfig().get(argument)));
    assertWritten(
        text(layer.serialize()),
        ConvolutionLayer.deserialize(read(text(layer.serialize())), LayerContext.ofKerasDefaults())
            .serialize());
  }

  @Test
  void namesCountTheLayersOfAContext() {
    LayerContext context = LayerContext.ofKerasDefaults();

    assertEquals("conv2d", name("Conv2D", "'strides':1", context));
    assertEquals("conv2d_1", name("Conv2D", "'name':null", context));
    assertEquals("conv2d_transpose", name("Conv2DTranspose", "'strides':1", context));
    assertEquals("conv2d", name("Conv2D", "'name':'conv2d'", context));
    // A layer that Keras refuses has had its name.
    assertThrows(KerasException.class, () -> name("Conv2D", "'strides':0", context));
    assertEquals("conv2d_3", name("Conv2D", "'strides':1", context));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
      name                | 'a/b'       | VALUE_ERROR
      trainable           | 1           | VALUE_ERROR
      dtype               | 'half'      | VALUE_ERROR
      kernel_initializer  | 'constant'  | KEY_ERROR
      kernel_initializer  | {'class_name':'Zeros','config':{'a':1}} | TYPE_ERROR
      kernel_initializer  | {'class_name':'HeNormal','config':{'seed':1.5}} | VALUE_ERROR
      kernel_initializer  | {'class_name':'HeNormal','config':{'seed':{'class_name':'SeedGenerator','config':{}}}} | TYPE_ERROR
      kernel_initializer  | {'class_name':'L2','config':{}} | VALUE_ERROR
      kernel_regularizer  | 'l1_l2'     | VALUE_ERROR
      kernel_regularizer  | {}          | VALUE_ERROR
      kernel_regularizer  | {'class_name':'L2','config':{'l1':1}} | TYPE_ERROR
      kernel_regularizer  | {'class_name':'L1','config':{'l1':-1}} | VALUE_ERROR
      bias_constraint     | 'maxnorm'   | VALUE_ERROR
      batch_shape         | [1]         | VALUE_ERROR
      """)
  void refusesWhatKerasRefuses(String argument, String given, ErrorType type) {
    KerasException refusal =
        assertThrows(
            KerasException.class,
            () -> conv2D("{'filters':2,'kernel_size':3,'" + argument + "':" + given + "}"));

    assertEquals(type, refusal.type());
    assertEquals(Stage.INIT, refusal.stage());
  }

  @Test
  void objectsOfJavaAreWrittenToo() {
    Initializers initializers = Initializers.on(Backend.NUMPY);
    Conv2D layer =
        Conv2D.builder()
            .filters(1)
            .kernelSize(1)
            .activation(Activations.named("softmax").orElseThrow())
            .kernelInitializer(initializers.named("HeNormal", Map.of("seed", SeedGenerator.of(7))))
            .kernelConstraint(Constraints.unitNorm(List.of(0, 1, 2)))
            .context(LayerContext.ofKerasDefaults())
            .build();

    Map<String, ?> config = read(text(layer.getConfig()));
    assertEquals("softmax", config.get("activation"));
    assertEquals(
        quoted(
            objects(
                "@keras.initializers HeNormal {'seed':@keras.random SeedGenerator {'seed':7},"
                    + "'input_axes':null,'output_axes':null}")),
        text(config.get("kernel_initializer")));
    assertEquals(
        quoted(objects("@keras.constraints UnitNorm {'axis':[0,1,2]}")),
        text(config.get("kernel_constraint")));
  }

  @Test
  void aFunctionThatKerasCannotNameIsNotWritten() {
    Conv2D layer =
        Conv2D.builder()
            .filters(1)
            .kernelSize(1)
            .activation(Activations.named("gelu", Map.of("approximate", true)))
            .build();

    assertThrows(IllegalStateException.class, layer::getConfig);
  }

  @Test
  void aSerializedLayerOfAnotherClassIsRefused() {
    Map<String, ?> other =
        read("{'class_name':'Conv2DTranspose','config':{'filters':1,'kernel_size':1}}");

    assertEquals(
        "Expected a serialized Conv2D. Received: class_name='Conv2DTranspose'",
        assertThrows(KerasException.class, () -> Conv2D.fromConfig(other)).getMessage());
  }

  private static String name(String className, String argument, LayerContext context) {
    return ConvolutionLayer.deserialize(
            read(
                "{'class_name':'"
                    + className
                    + "','config':{'filters':1,'kernel_size':1,"
                    + argument
                    + "}}"),
            context)
        .settings()
        .name();
  }

  private static Conv2D conv2D(String config) {
    return Conv2D.fromConfig(read(config), LayerContext.ofKerasDefaults());
  }

  private static void assertWritten(String expected, ConvolutionLayer layer) {
    assertWritten(quoted(expected), layer.getConfig());
  }

  private static void assertWritten(String expected, Map<String, ?> written) {
    assertEquals(expected, text(written));
  }

  /** {@code @module Class {…}} for an object as Keras serializes it. */
  private static String objects(String text) {
    String expanded = text;
    for (int at = expanded.lastIndexOf('@'); at >= 0; at = expanded.lastIndexOf('@')) {
      String[] words = expanded.substring(at + 1).split(" ", 3);
      int end = 1 + closing(words[2]);
      expanded =
          "%s{'module':'%s','class_name':'%s','config':%s,'registered_name':null}%s"
              .formatted(
                  expanded.substring(0, at),
                  words[0],
                  words[1],
                  words[2].substring(0, end),
                  words[2].substring(end));
    }
    return expanded;
  }

  private static int closing(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException(text);
  }

  private static String quoted(String text) {
    return text.replace('\'', '"');
  }

  private static Map<String, ?> read(String text) {
    try {
      return JSON.readValue(quoted(text), new TypeReference<LinkedHashMap<String, Object>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static String text(@Nullable Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}

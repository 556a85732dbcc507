package tramquet.kiosk.order;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tramquet.wire.Order;
import tramquet.wire.OrderResult.Refusal;

/// A lane that does everything at once, and says what came to it.
final class LaneListener implements Obedience {
  final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  Optional<Refusal> answer = Optional.empty();
  volatile Optional<Refusal> objection = Optional.empty();

  @Override
  public Optional<Refusal> objection(Order order) {
    return objection;
  }

  @Override
  public void obey(Order order, Consumer<Optional<Refusal>> answered) {
    heard.add(order.act().text() + " " + order.id().getLeastSignificantBits());
    answered.accept(answer);
  }

  @Override
  public void codeRefused(Optional<Refusal> why) {
    heard.add("refused");
  }

  String next() throws InterruptedException {
    return Optional.ofNullable(heard.poll(10, TimeUnit.SECONDS)).orElse("nothing");
  }
}

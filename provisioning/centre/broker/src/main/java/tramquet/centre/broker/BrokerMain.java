package tramquet.centre.broker;
final class BrokerMain { private BrokerMain() {} }
